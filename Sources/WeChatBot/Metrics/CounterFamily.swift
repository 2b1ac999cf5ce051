// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import Metrics

/// The counters of one metric, one for each value that a label can have; made once, and all of them at the start, so
/// that each is there with 0 before anything is counted.
package struct CounterFamily<Label: MetricLabel>: Sendable {
    @usableFromInline let counters: [Counter]

    /// Makes the counters.
    ///
    /// - Parameters:
    ///   - name: The metric's name.
    ///   - dimensions: What all have.
    ///   - label: The name of the label that tells them apart.
    ///   - factory: What keeps them.
    package init(
        _ name: String,
        _ dimensions: [(String, String)] = [],
        by label: String,
        factory: any MetricsFactory
    ) {
        self.counters = Label.allCases.map {
            Counter(label: name, dimensions: dimensions + [(label, $0.rawValue)], factory: factory)
        }
    }

    /// Counts one.
    ///
    /// Inlined, so that other modules have it for their own labels.
    @inlinable
    package func increment(_ label: Label) { self.counters[label.ordinal].increment() }
}
