// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// Tells a reader that the catalogue can't be asked just now, as while its database is away; they would hear nothing else.
struct CatalogueFailure: MessageMiddleware {
    func respond(
        to message: IncomingMessage,
        context: MessageContext,
        next: any MessageResponder
    ) async throws -> Reply {
        do {
            return try await next.respond(to: message, context: context)
        } catch let error where !(error is CancellationError) {
            throw HandlerFailure("书库现在查不了，请过一会儿再试。", because: error)
        }
    }
}
