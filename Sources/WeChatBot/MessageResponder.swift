// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// The one primitive that every bot is made of: a message in, a reply out.
///
/// A ``MessageRouter`` builds one from a table of routes; a bot may as well be a single type of its own.
public protocol MessageResponder: Sendable {
    /// Answers a message or an event.
    ///
    /// Called once for each delivery, however often WeChat asks. The type of what it throws is logged (not its text, which may
    /// quote the user), and the user is answered with nothing, or with what a ``HandlerFailure`` says.
    ///
    /// It must not block its thread, as no asynchronous function may. Where the store is in memory, or durable and out of order,
    /// it begins on the event loop of the push's connection, whose others would wait for it; else on Swift's own threads, which
    /// are as few as the cores.
    func respond(to message: IncomingMessage, context: MessageContext) async throws -> Reply
}
