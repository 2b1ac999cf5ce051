// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How often handlers ran, and whether they should have.
struct HandlerRuns {
    /// What is to be known of a process: when it was killed, and for which deliveries its handlers ran.
    struct Process {
        var killed: ContinuousClock.Instant?
        var runs: [String]
    }

    /// All runs.
    private(set) var count = 0
    /// Deliveries that had a run.
    private(set) var deliveries = 0
    /// Runs after one that its process didn't survive.
    private(set) var repeated = 0
    /// Deliveries that ran again without a reason.
    private(set) var needless: [String] = []
    private var processes: [String: [Int]] = [:]

    /// - Parameters:
    ///   - lives: The servers' processes.
    ///   - ends: When the answers came, by the keys of their deliveries.
    init(_ lives: [Process], answered ends: [String: ContinuousClock.Instant]) {
        for (number, life) in lives.enumerated() {
            for key in life.runs { self.processes[key, default: []].append(number) }
        }
        self.deliveries = self.processes.count
        for (key, numbers) in self.processes {
            self.count += numbers.count
            self.repeated += numbers.count - 1
            // One run in each process, each of which was killed before there was an answer, but for one.
            let others = numbers.filter { number in
                guard let killed = lives[number].killed else { return true }
                return ends[key].map { $0 < killed } ?? false
            }
            if others.count > 1 || Set(numbers).count < numbers.count { self.needless.append(key) }
        }
    }

    /// Whether a handler ran for a delivery.
    func contains(_ key: String) -> Bool { self.processes[key] != nil }
}
