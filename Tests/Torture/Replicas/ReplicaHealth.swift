// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import NIOCore

/// What replicas say of themselves.
struct ReplicaHealth {
    let ports: Range<Int>

    /// Waits until all of them say that all is well.
    /// - Throws: ``CannotRun`` where it takes too long.
    func becomesGood(within limit: Duration) async throws {
        let end = ContinuousClock.now + limit
        for port in self.ports {
            while try await !self.isGood(port) {
                guard .now < end else { throw CannotRun("after \(limit) a replica is still degraded") }
                try await Task.sleep(for: .milliseconds(10))
            }
        }
    }

    private func isGood(_ port: Int) async throws -> Bool {
        let request = HTTPClientRequest(url: "http://127.0.0.1:\(port)/health/ready")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(5))
        return String(buffer: try await response.body.collect(upTo: 1 << 16)).contains("\"ok\"")
    }
}
