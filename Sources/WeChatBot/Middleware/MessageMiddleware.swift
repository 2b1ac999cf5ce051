// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// Something that stands around a bot's routes: it may look at a message, answer instead of them, or change their reply.
public protocol MessageMiddleware: Sendable {
    /// Answers a message, usually by what `next` answers.
    func respond(
        to message: IncomingMessage,
        context: MessageContext,
        next: any MessageResponder
    ) async throws -> Reply
}
