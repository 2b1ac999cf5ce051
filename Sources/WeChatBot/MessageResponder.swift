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
    /// It must not block its thread, as no asynchronous function may: Swift's own threads are as few as the cores. Where
    /// ``traits`` say that it is ``HandlerTraits/quick``, it runs on the event loop of the push's connection.
    func respond(to message: IncomingMessage, context: MessageContext) async throws -> Reply

    /// What its handlers are like, the middleware around them included; nothing unless told.
    var traits: HandlerTraits { get }
}

extension MessageResponder {
    /// Nothing is promised.
    public var traits: HandlerTraits { [] }
}
