// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// The task that does some work, so that somebody else can cancel it.
struct TaskSlot: ~Copyable, Sendable {
    private let task = Mutex<Task<Void, Never>?>(nil)

    /// Keeps the task, instead of an earlier one.
    func hold(_ task: Task<Void, Never>) { self.task.withLock { $0 = task } }

    /// Tells the work that nobody waits for it any more.
    func cancel() { self.task.withLock { $0 }?.cancel() }
}
