// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import Synchronization

extension ReplyDesk {
    /// Records how much is being worked on.
    func observe() {
        let (running, open, held) = self.table.withLock { ($0.running, $0.deliveries.count, $0.held.count) }
        self.metrics.handlersRunning.record(running)
        self.metrics.deliveriesOpen.record(open)
        self.metrics.attemptsHeld.record(held)
        self.metrics.lateRepliesSending.record(self.sending.load(ordering: .relaxed))
        self.metrics.laterWorkRunning.record(self.laterWork.withLock { $0.count })
    }
}
