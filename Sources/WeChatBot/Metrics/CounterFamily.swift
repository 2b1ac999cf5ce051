// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import Metrics

/// The counters of one metric, one for each value that a label can have; made once, and all of them at the start, so
/// that each is there with 0 before anything is counted.
///
/// A counter is found by its label's place among the cases, without hashing its name: those that are counted most come
/// first there.
package struct CounterFamily<Label: CaseIterable & Equatable & RawRepresentable<String> & Sendable>: Sendable {
    private let labels: [Label]
    private let counters: [Counter]

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
        self.labels = Array(Label.allCases)
        self.counters = self.labels.map {
            Counter(label: name, dimensions: dimensions + [(label, $0.rawValue)], factory: factory)
        }
    }

    /// Counts one.
    package func increment(_ label: Label) {
        guard let index = self.labels.firstIndex(of: label) else { return }
        self.counters[index].increment()
    }
}
