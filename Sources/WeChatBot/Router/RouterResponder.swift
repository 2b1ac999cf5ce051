// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// Asks the routes of a frozen table one after another.
struct RouterResponder: MessageResponder {
    let routes: [Route]

    func respond(to message: IncomingMessage, context: MessageContext) async throws -> Reply {
        for route in self.routes {
            do {
                guard let reply = try await route.handler(message, context) else { continue }
                context.run.route = route.label
                return reply
            } catch {
                context.run.route = route.label
                throw error
            }
        }
        return .nothing
    }
}
