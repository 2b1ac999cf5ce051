// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ServiceLifecycle

/// Tells the health pages that the server is shutting down.
struct HealthService: Service {
    let health: ServerHealth

    func run() async throws {
        try? await gracefulShutdown()
        self.health.enter(.draining)
    }
}
