// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// A responder with one middleware around it.
struct MiddlewareResponder: MessageResponder {
    let middleware: any MessageMiddleware
    let next: any MessageResponder

    func respond(to message: IncomingMessage, context: MessageContext) async throws -> Reply {
        try await self.middleware.respond(to: message, context: context, next: self.next)
    }
}
