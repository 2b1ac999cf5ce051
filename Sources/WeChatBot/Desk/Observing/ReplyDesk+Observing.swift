// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension ReplyDesk {
    /// Tells the observer, if there is one; what it is told is made only then.
    func tell(_ key: DeliveryKey, _ kind: @autoclosure () -> DeskEvent.Kind) {
        guard let observer = self.observer else { return }
        observer.observe(DeskEvent(account: self.account, key: key, time: self.clock.wall(), kind: kind()))
    }

    /// Tells the observer of an attempt; returns what is to be called with its answer.
    func watch(_ job: DeliveryJob, _ waiter: @escaping Waiter) -> Waiter {
        guard self.observer != nil else { return waiter }
        self.tell(job.key, .arrived(job.message))
        return { answer in
            self.tell(job.key, .answered(answer, after: self.clock.now() - job.arrival))
            waiter(answer)
        }
    }

    /// Has the store make changes, counts the dead letters that it keeps by it, and tells the observer of what that wants to
    /// know.
    func write(_ changes: [DeskChange]) async throws {
        try await self.store.commit(changes)
        for letter in changes.keptLetters { self.metrics.deadLetters.increment(letter.reason) }
        guard self.observer != nil else { return }
        for change in changes {
            switch change {
            case .late(let late), .lateChanged(let late, owner: _): self.tell(late.id.key, .kept(change))
            case .lateEnded(let id, owner: _): self.tell(id.key, .kept(change))
            case .dead(let letter): self.tell(letter.key, .kept(change))
            case .promised(let key): self.tell(key, .kept(change))
            case .forgotten(_, by: let key?): self.tell(key, .kept(change))
            case .answered, .settled, .diverted, .renewed, .states, .unchanged, .forgotten(_, by: nil): break
            }
        }
    }
}
