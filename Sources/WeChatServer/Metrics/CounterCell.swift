// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import Synchronization

/// A number that only grows.
final class CounterCell: MetricCell, CounterHandler {
    private let value = Atomic<Int64>(0)

    func increment(by amount: Int64) { self.value.wrappingAdd(amount, ordering: .relaxed) }

    func reset() { self.value.store(0, ordering: .relaxed) }

    func write(to text: inout PrometheusText, name: String, labels: String) {
        text.sample(name, labels, "\(self.value.load(ordering: .relaxed))")
    }
}
