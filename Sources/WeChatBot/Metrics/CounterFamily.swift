// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import Metrics

/// The counters of one metric, one for each value that a label can have; made once, and all of them at the start, so
/// that each is there with 0 before anything is counted.
package struct CounterFamily<Label: CaseIterable & Hashable & RawRepresentable<String> & Sendable>: Sendable {
    private let counters: [Label: Counter]
    private let rest: Counter

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
        let make = { value in Counter(label: name, dimensions: dimensions + [(label, value)], factory: factory) }
        let pairs = Label.allCases.map { ($0, make($0.rawValue)) }
        self.counters = Dictionary(pairs) { first, _ in first }
        self.rest = pairs.first?.1 ?? make("")
    }

    /// Counts one.
    package func increment(_ label: Label) { (self.counters[label] ?? self.rest).increment() }
}
