// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// Whether the server can answer pushes, and what is wrong beside that.
final class ServerHealth: Sendable {
    /// Where the server is in its life.
    enum Phase: Sendable {
        case starting
        case serving
        case draining
    }

    private let current = Mutex(Phase.starting)
    private let problems: @Sendable () -> [String]

    /// - Parameter problems: Names what is wrong at the moment, while pushes can still be answered.
    init(problems: @escaping @Sendable () -> [String]) { self.problems = problems }

    var phase: Phase { self.current.withLock { $0 } }

    func enter(_ phase: Phase) { self.current.withLock { $0 = phase } }

    /// The answer of the readiness page.
    var report: HealthReport {
        switch self.phase {
        case .starting: return HealthReport(status: "starting", problems: [])
        case .draining: return HealthReport(status: "draining", problems: [])
        case .serving:
            let problems = self.problems()
            return HealthReport(status: problems.isEmpty ? "ok" : "degraded", problems: problems)
        }
    }
}
