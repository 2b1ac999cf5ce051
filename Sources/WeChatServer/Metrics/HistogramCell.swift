// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import Synchronization

/// How many values were how large; for times in seconds.
final class HistogramCell: MetricCell, TimerHandler, RecorderHandler {
    /// The most upper bounds.
    static let bounds = 15

    private let upper: [Double]
    /// How many values were at most as large as each bound and larger than the one before, then those that were larger
    /// than all.
    private let counts = InlineArray<16, Atomic<Int>> { _ in Atomic(0) }
    private let sum = AtomicDouble()

    /// - Parameter buckets: The upper bounds, ascending.
    init(buckets: [Double]) { self.upper = Array(buckets.prefix(Self.bounds)) }

    func recordNanoseconds(_ duration: Int64) { self.record(Double(duration) / 1e9) }

    func record(_ value: Int64) { self.record(Double(value)) }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        var index = 0
        while index < self.upper.count, value > self.upper[index] { index += 1 }
        self.counts[index].add(1, ordering: .relaxed)
        self.sum.add(value)
    }

    func write(to text: inout PrometheusText, name: String, labels: String) {
        let before = labels.isEmpty ? "" : labels + ","
        var total = 0
        for (index, bound) in self.upper.enumerated() {
            total += self.counts[index].load(ordering: .relaxed)
            text.sample(name + "_bucket", "\(before)le=\"\(PrometheusText.bound(bound))\"", "\(total)")
        }
        total += self.counts[self.upper.count].load(ordering: .relaxed)
        text.sample(name + "_bucket", before + "le=\"+Inf\"", "\(total)")
        text.sample(name + "_sum", labels, PrometheusText.number(self.sum.value))
        text.sample(name + "_count", labels, "\(total)")
    }
}
