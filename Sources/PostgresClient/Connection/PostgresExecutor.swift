// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import Dispatch

/// Runs an actor on a queue of its own, whose thread may wait for a server: those of Swift's pool must not.
final class PostgresExecutor: SerialExecutor {
    let queue = DispatchQueue(label: "PostgresConnection")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        self.queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

    func checkIsolated() { dispatchPrecondition(condition: .onQueue(self.queue)) }
}

#endif
