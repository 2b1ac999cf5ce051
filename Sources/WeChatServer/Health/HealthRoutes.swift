// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird

/// The pages by which a supervisor or a load balancer asks after the server.
struct HealthRoutes {
    let health: ServerHealth

    func add(to router: some RouterMethods) {
        router.get("/health/live") { _, _ in
            EditedResponse(status: .ok, response: HealthReport(status: "ok", problems: []))
        }
        router.get("/health/ready") { _, _ in
            let report = self.health.report
            return EditedResponse(status: report.code, response: report)
        }
    }
}
