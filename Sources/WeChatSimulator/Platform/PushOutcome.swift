// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// What became of one attempt to deliver a push.
public enum PushOutcome: Sendable, Equatable {
    /// What WeChat shows a user whom no attempt brought a valid answer.
    public static let failureNotice = "该公众号暂时无法提供服务，请稍后再试"

    /// A reply that the user sees; whether it came encrypted.
    case reply(Reply, isSealed: Bool)
    /// `success` or an empty body: the user sees nothing.
    case success
    /// Something that WeChat doesn't take for an answer, and why.
    case invalid(String)
    /// Another status than 200, and how the body begins.
    case httpError(status: Int, body: String)
    /// No answer within WeChat's patience.
    case timeout
    /// No connection, or one that broke before the answer, and why.
    case refused(String)

    /// Whether WeChat is content, and won't ask again.
    public var isValid: Bool {
        switch self {
        case .reply, .success: true
        case .invalid, .httpError, .timeout, .refused: false
        }
    }

    /// The reply, where there is one; ``Reply/nothing`` for `success`.
    public var reply: Reply? {
        switch self {
        case .reply(let reply, _): reply
        case .success: .nothing
        case .invalid, .httpError, .timeout, .refused: nil
        }
    }

    /// What WeChat shows the user in the account's place, where this is what became of the last of so many attempts.
    ///
    /// It asks three times before it gives up, and not again after a valid answer.
    ///
    /// - Parameter attempts: How many attempts were made.
    /// - Returns: ``failureNotice``; nil after a valid answer, and where WeChat would still ask again.
    public func notice(after attempts: Int) -> String? {
        self.isValid || attempts < 3 ? nil : Self.failureNotice
    }
}
