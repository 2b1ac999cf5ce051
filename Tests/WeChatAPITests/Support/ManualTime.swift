// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot

/// A clock and a time of day that stand still until a test moves them.
///
/// A pause moves them and takes no time. What sleeps for the longest time waits for an answer: it wakes when the test
/// rings.
final class ManualTime: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant

    /// From this on a sleep is a timeout, not a pause.
    static let longest = Duration.seconds(3600)

    private struct State {
        var elapsed = Duration.zero
        var slept: [Duration] = []
        var sleepers: [UInt64: CheckedContinuation<Void, any Error>] = [:]
        var next: UInt64 = 0
    }

    private let start = ContinuousClock.now
    private let startOfDay: WallTime = 1_767_225_600_000
    private let state = Mutex(State())

    var now: Instant { self.start + self.state.withLock { $0.elapsed } }
    var minimumResolution: Duration { .zero }

    /// The time of day.
    var wall: WallTime { self.startOfDay + self.state.withLock { $0.elapsed } }

    /// How long each pause was.
    var slept: [Duration] { self.state.withLock { $0.slept } }

    func advance(by duration: Duration) { self.state.withLock { $0.elapsed += duration } }

    /// Wakes those who wait for an answer: their time has run out.
    func ring() {
        let sleepers = self.state.withLock { state in
            defer { state.sleepers = [:] }
            return state.sleepers.values
        }
        for sleeper in sleepers { sleeper.resume() }
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let pause = self.now.duration(to: deadline)
        guard pause < Self.longest / 2 else { return try await self.wait() }
        self.state.withLock { state in
            state.slept.append(pause)
            state.elapsed += max(pause, .zero)
        }
    }

    private func wait() async throws {
        let id = self.state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isCancelled = self.state.withLock { state in
                    guard !Task.isCancelled else { return true }
                    state.sleepers[id] = continuation
                    return false
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let sleeper = self.state.withLock { $0.sleepers.removeValue(forKey: id) }
            sleeper?.resume(throwing: CancellationError())
        }
    }
}
