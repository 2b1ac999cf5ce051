// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import TestSupport

/// Runs all tasks of a simulation on one thread, in an order that its random numbers choose: the same for one seed.
final class SimulatedExecutor: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        self.jobs.withLock { $0.append(job) }
    }

    /// Runs whatever can run, until everything waits for something.
    func drain(_ random: inout SplitMix64) {
        while let job = self.next(&random) { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    private func next(_ random: inout SplitMix64) -> UnownedJob? {
        self.jobs.withLock { jobs in
            guard !jobs.isEmpty else { return nil }
            return jobs.remove(at: Int.random(in: jobs.indices, using: &random))
        }
    }
}
