// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
package import WeChatBot
package import WeChatProtocol

/// A bot that is one closure, and counts its runs.
package final class ClosureResponder: MessageResponder {
    private let handler: @Sendable (IncomingMessage, MessageContext) async throws -> Reply
    private let count = Mutex(0)
    package let traits: HandlerTraits

    package init(
        traits: HandlerTraits = [],
        _ handler: @escaping @Sendable (IncomingMessage, MessageContext) async throws -> Reply
    ) {
        self.traits = traits
        self.handler = handler
    }

    package var runs: Int { self.count.withLock { $0 } }

    package func respond(to message: IncomingMessage, context: MessageContext) async throws -> Reply {
        self.count.withLock { $0 += 1 }
        return try await self.handler(message, context)
    }
}
