// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import Metrics
import Synchronization

/// The counters of one metric whose label is known only as text, from a set that is bounded elsewhere: those of the values
/// that are expected at the start, so that each is there with 0 before anything is counted, others as they are needed.
///
/// For what doesn't happen at every push: it takes a lock.
package final class CounterCache: Sendable {
    private let name: String
    private let dimensions: [(String, String)]
    private let label: String
    private let factory: any MetricsFactory
    private let counters: Mutex<[String: Counter]>

    /// - Parameters:
    ///   - name: The metric's name.
    ///   - dimensions: What all have.
    ///   - label: The name of its label.
    ///   - values: The label's values that are expected.
    ///   - factory: What keeps the counters.
    package init(
        _ name: String,
        _ dimensions: [(String, String)] = [],
        by label: String,
        expecting values: [String] = [],
        factory: any MetricsFactory = MetricsSystem.factory
    ) {
        self.name = name
        self.dimensions = dimensions
        self.label = label
        self.factory = factory
        let counters = values.map { value in
            (value, Counter(label: name, dimensions: dimensions + [(label, value)], factory: factory))
        }
        self.counters = Mutex(Dictionary(counters) { first, _ in first })
    }

    /// Counts one.
    package func increment(_ value: String) {
        let counter = self.counters.withLock { counters in
            if let known = counters[value] { return known }
            let new = Counter(
                label: self.name,
                dimensions: self.dimensions + [(self.label, value)],
                factory: self.factory
            )
            counters[value] = new
            return new
        }
        counter.increment()
    }
}
