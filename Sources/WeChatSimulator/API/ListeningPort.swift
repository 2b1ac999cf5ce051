// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// The port that a server listens on, for those who wait until it does.
final class ListeningPort: Sendable {
    private struct State {
        var outcome: Result<Int, any Error>?
        var waiters: [UInt64: CheckedContinuation<Int, any Error>] = [:]
        var next: UInt64 = 0
    }

    private let state = Mutex(State())

    /// The port; waits for ``settle(_:)``.
    var port: Int {
        get async throws {
            let id = self.state.withLock { state in
                state.next += 1
                return state.next
            }
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    let outcome = self.state.withLock { state -> Result<Int, any Error>? in
                        if let outcome = state.outcome { return outcome }
                        guard !Task.isCancelled else { return .failure(CancellationError()) }
                        state.waiters[id] = continuation
                        return nil
                    }
                    if let outcome { continuation.resume(with: outcome) }
                }
            } onCancel: {
                let waiter = self.state.withLock { $0.waiters.removeValue(forKey: id) }
                waiter?.resume(throwing: CancellationError())
            }
        }
    }

    /// Says which port it is, or why there is none; the first word counts.
    func settle(_ outcome: Result<Int, any Error>) {
        let waiters = self.state.withLock { state in
            if state.outcome == nil { state.outcome = outcome }
            defer { state.waiters = [:] }
            return state.waiters.values
        }
        for waiter in waiters { waiter.resume(with: outcome) }
    }
}
