// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore
import Synchronization
import WeChatBot

/// Does a desk's work on the event loop of the connection that brought it.
///
/// A bot that computes for long, or blocks its thread, would keep the loop's other connections waiting: then Swift's own
/// threads do the work for a while.
final class LoopExecutor: DeskExecutor {
    private let loop: any EventLoop
    private let pause: TimeAmount
    private let share = Mutex(LoopShare())
    private let isSpared = Atomic(false)

    /// - Parameters:
    ///   - loop: The event loop.
    ///   - pause: For how long it is spared.
    init(_ loop: any EventLoop, pause: TimeAmount = .seconds(10)) { (self.loop, self.pause) = (loop, pause) }

    var mayBeginHere: Bool { self.loop.inEventLoop && !self.isSpared.load(ordering: .relaxed) }

    func enqueue(_ job: consuming ExecutorJob) {
        guard !self.isSpared.load(ordering: .relaxed) else { return globalConcurrentExecutor.enqueue(job) }
        let job = UnownedJob(job)
        self.loop.execute { self.watching { job.runSynchronously(on: self.asUnownedTaskExecutor()) } }
    }

    func watching<Result>(_ stretch: () -> Result) -> Result {
        let start = Moment.now
        defer {
            let took = Moment.now.nanoseconds(since: start)
            if self.share.withLock({ $0.ran(took) }) { self.spare() }
        }
        return stretch()
    }

    private func spare() {
        guard !self.isSpared.exchange(true, ordering: .relaxed) else { return }
        self.loop.scheduleTask(in: self.pause) { self.isSpared.store(false, ordering: .relaxed) }
    }
}
