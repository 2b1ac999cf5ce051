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
    /// A server calls it on the event loop of the push's connection, where that is quickest. One that computes for more than a
    /// millisecond or so, or blocks its thread, is moved to Swift's own threads before many connections have waited for it;
    /// what blocks for longer belongs on a thread of its own.
    func respond(to message: IncomingMessage, context: MessageContext) async throws -> Reply
}
