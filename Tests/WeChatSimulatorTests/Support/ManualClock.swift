// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// A clock on which sleeping takes no time: it is at once as late as the sleeper wished.
final class ManualClock: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant

    private let start = ContinuousClock.now
    private let elapsed = Mutex(Duration.zero)

    var now: Instant { self.start + self.elapsed.withLock { $0 } }
    var minimumResolution: Duration { .zero }

    func advance(by duration: Duration) { self.elapsed.withLock { $0 += duration } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        self.elapsed.withLock { $0 = max($0, self.start.duration(to: deadline)) }
    }
}
