// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookSources
import Foundation
import Synchronization

/// A clock and a time of day that stand still until a test moves them; what sleeps wakes when its time has come.
final class ManualTime: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant

    private struct Sleeper {
        var end: Instant
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var elapsed = Duration.zero
        var sleepers: [Int: Sleeper] = [:]
        var next = 0
    }

    private let start = ContinuousClock.now
    private let state = Mutex(State())

    var now: Instant { self.start + self.state.withLock { $0.elapsed } }
    var minimumResolution: Duration { .zero }
    /// How many wait for their time.
    var sleeping: Int { self.state.withLock { $0.sleepers.count } }

    /// The clocks for what is tested; its day begins on 2026-11-28.
    var source: SourceTime {
        SourceTime(
            clock: self,
            now: { self.now },
            date: {
                Date(timeIntervalSince1970: 1_795_824_000 + self.state.withLock { $0.elapsed / .seconds(1) })
            }
        )
    }

    /// Lets time pass.
    func advance(by duration: Duration) {
        let due = self.state.withLock { state in
            state.elapsed += duration
            let now = self.start + state.elapsed
            let due = state.sleepers.filter { $0.value.end <= now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in due { continuation.resume() }
    }

    /// Waits until somebody sleeps, then lets time pass.
    func advanceSleepers(by duration: Duration) async {
        while self.sleeping == 0 { await Task.yield() }
        self.advance(by: duration)
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = self.state.withLock { state in
            state.next += 1
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome = self.state.withLock { state -> Result<Void, any Error>? in
                    guard !Task.isCancelled else { return .failure(CancellationError()) }
                    guard deadline > self.start + state.elapsed else { return .success(()) }
                    state.sleepers[id] = Sleeper(end: deadline, continuation: continuation)
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let sleeper = self.state.withLock { $0.sleepers.removeValue(forKey: id) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
