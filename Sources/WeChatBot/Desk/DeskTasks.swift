// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// Starts a desk's work and counts what isn't done yet, so that a shutdown can wait for it.
///
/// This is the one place where an unstructured task is right: a handler outlives the attempt that it was begun for.
final class DeskTasks: Sendable {
    private let count = Atomic(0)
    private let executor: (any TaskExecutor)?

    /// - Parameter executor: What runs the work, as a simulation needs it; Swift's own threads unless told.
    init(executor: (any TaskExecutor)? = nil) { self.executor = executor }

    /// Whether all that was begun is done.
    var isIdle: Bool { self.count.load(ordering: .acquiring) == 0 }

    /// Does some work soon, on another stack: for what would call itself again and again, or may take long.
    ///
    /// - Parameters:
    ///   - executor: Where; that of all tasks unless told.
    ///   - work: The work.
    /// - Returns: The task.
    func enqueue(
        on executor: (any DeskExecutor)? = nil,
        _ work: @escaping @Sendable () async -> Void
    ) -> Task<Void, Never> {
        self.count.add(1, ordering: .relaxed)
        return Task(executorPreference: executor ?? self.executor) { await self.finish(work) }
    }

    /// Does some work: here and now up to its first wait, then on its own.
    ///
    /// - Parameters:
    ///   - executor: Where it goes on then; that of all tasks unless told.
    ///   - work: The work.
    /// - Returns: The task.
    @discardableResult
    func start(
        on executor: (any DeskExecutor)? = nil,
        _ work: @escaping @Sendable () async -> Void
    ) -> Task<Void, Never> {
        self.count.add(1, ordering: .relaxed)
        return Task.immediate(executorPreference: executor ?? self.executor) { await self.finish(work) }
    }

    private func finish(_ work: @Sendable () async -> Void) async {
        await work()
        self.count.subtract(1, ordering: .releasing)
    }
}
