// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import Synchronization

/// A route's label, and how long its handler takes.
final class RouteLabel: Sendable {
    let text: String
    private let timer = Mutex<Timer?>(nil)

    init(_ text: String) { self.text = text }

    /// Records a run of the handler; the first one says what keeps the times.
    func record(_ nanoseconds: Int64, factory: any MetricsFactory) {
        let timer = self.timer.withLock { timer in
            if let known = timer { return known }
            let new = Timer(label: "wechat_handler_seconds", dimensions: [("route", self.text)], factory: factory)
            timer = new
            return new
        }
        timer.recordNanoseconds(nanoseconds)
    }
}
