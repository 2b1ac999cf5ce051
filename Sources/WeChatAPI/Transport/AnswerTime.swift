// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Gives a call up when its time has passed, wherever it stands: the HTTP client's own deadline ends at the answer's head,
/// this one at its last byte.
struct AnswerTime: Sendable {
    /// The time has passed.
    struct Passed: Error {}

    let limit: Duration
    let clock: any Clock<Duration>

    /// Makes a call, and cancels it when the time has passed.
    func run<Result: Sendable>(_ call: @escaping @Sendable () async throws -> Result) async throws -> Result {
        try await withThrowingTaskGroup(of: Result.self) { group in
            group.addTask { try await call() }
            group.addTask {
                try await self.clock.sleep(for: self.limit)
                throw Passed()
            }
            defer { group.cancelAll() }
            guard let result = try await group.next() else { throw Passed() }
            return result
        }
    }
}
