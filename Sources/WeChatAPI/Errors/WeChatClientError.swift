// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a call of WeChat's API failed, told apart by what is known about it; holds no token, secret or text of a message.
public enum WeChatClientError: Error, Hashable, Sendable, CustomStringConvertible {
    /// WeChat answered, and said no.
    case refused(WeChatAPIError)
    /// The request certainly wasn't sent.
    case notSent(ConnectionProblem)
    /// The request went out and no whole answer came: WeChat may have acted on it or not.
    case unknownFate(ConnectionProblem)
    /// An answer came that isn't one of WeChat's, so WeChat may have acted on the request or not.
    case unreadable(UnreadableAnswer)
    /// The request wasn't sent, since there is no access token; why.
    indirect case noToken(WeChatClientError)
    /// The request wasn't sent, since its content can't be written as JSON.
    case unencodable

    /// The reason in words, and what to do about it where that is known.
    public var description: String {
        switch self {
        case .refused(let error): "\(error)"
        case .notSent(let problem): "WeChat's API can't be reached: \(problem)"
        case .unknownFate(let problem): "WeChat's API gave no answer: \(problem)"
        case .unreadable(let answer): "WeChat's API gave an answer that can't be read: \(answer)"
        case .noToken(let error): "no access token: \(error)"
        case .unencodable: "the content can't be written as JSON"
        }
    }
}
