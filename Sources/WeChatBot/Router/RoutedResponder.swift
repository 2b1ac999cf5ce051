// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// A frozen router: its responder, middleware included, the table's labels, and what its handlers are like.
struct RoutedResponder: MessageResponder {
    let responder: any MessageResponder
    let labels: [String]
    let traits: HandlerTraits

    func respond(to message: IncomingMessage, context: MessageContext) async throws -> Reply {
        try await self.responder.respond(to: message, context: context)
    }
}
