// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// What a handler, or a middleware around it, throws that has failed and yet something to say to the user.
///
/// The user gets the reply, and hears more than nothing. Everything else is as with any other error: the cause's type is
/// logged, what the handler changed in its conversations and began for later is dropped, and a dead letter is written.
///
/// ```swift
/// do { return try await next.respond(to: message, context: context) } catch {
///     throw HandlerFailure("查不了，请过一会儿再试。", because: error)
/// }
/// ```
public struct HandlerFailure: Error {
    /// What the user is told.
    public let reply: Reply
    /// What went wrong.
    public let cause: any Error

    /// Creates a failure; where the cause is one already, what that one says counts.
    public init(_ reply: Reply, because cause: any Error) {
        let inner = cause as? HandlerFailure
        self.reply = inner?.reply ?? reply
        self.cause = inner?.cause ?? cause
    }
}
