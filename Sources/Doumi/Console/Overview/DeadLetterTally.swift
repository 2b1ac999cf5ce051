// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// When the latest dead letters of all accounts were written, remembered for a while: every tab with the overview asks
/// again and again, and a letter may be 64 KiB.
actor DeadLetterTally {
    /// Those that were found.
    struct Count: Sendable {
        var times: [WallTime] = []
        /// Whether there are no others.
        var isAll = true
    }

    /// So many of an account are looked at.
    static let most = 300
    /// How long they are remembered.
    static let lifetime = Duration.seconds(10)

    private let read: @Sendable () async -> Count?
    private let now: @Sendable () -> ContinuousClock.Instant
    private var reading: Task<Count?, Never>?
    private var latest: (count: Count?, time: ContinuousClock.Instant)?

    /// - Parameters:
    ///   - accounts: The accounts' names.
    ///   - now: The clock.
    ///   - letters: Reads the latest of an account, so many at the most.
    init(
        accounts: [String],
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        letters: @escaping @Sendable (String, Int) async throws -> [DeadLetter]
    ) {
        self.now = now
        self.read = {
            var count = Count()
            for account in accounts {
                guard let some = try? await letters(account, Self.most) else { return nil }
                count.times += some.map(\.time)
                if some.count >= Self.most { count.isAll = false }
            }
            return count
        }
    }

    /// What was found at most ten seconds ago; nil where the store failed.
    ///
    /// Whoever asks meanwhile waits for the same read.
    var count: Count? {
        get async {
            if let reading { return await reading.value }
            if let latest, self.now() - latest.time < Self.lifetime { return latest.count }
            let task = Task { [read] in await read() }
            self.reading = task
            let count = await task.value
            (self.latest, self.reading) = ((count, self.now()), nil)
            return count
        }
    }
}
