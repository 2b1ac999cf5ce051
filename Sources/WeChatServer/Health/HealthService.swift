// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ServiceLifecycle
import WeChatBot

/// Tells the health pages and the desks that the server is shutting down.
struct HealthService: Service {
    let health: ServerHealth
    let desks: [ReplyDesk]

    func run() async throws {
        try? await gracefulShutdown()
        self.health.enter(.draining)
        for desk in self.desks { desk.beginShutdown() }
    }
}
