// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import Metrics
import Synchronization

/// The counters of one metric whose label is known only as text, from a set that is bounded elsewhere; made as they are
/// needed.
///
/// For what doesn't happen at every push: it takes a lock.
package final class CounterCache: Sendable {
    private let name: String
    private let label: String
    private let factory: any MetricsFactory
    private let counters = Mutex<[String: Counter]>([:])

    /// - Parameters:
    ///   - name: The metric's name.
    ///   - label: The name of its label.
    ///   - factory: What keeps the counters.
    package init(_ name: String, by label: String, factory: any MetricsFactory = MetricsSystem.factory) {
        self.name = name
        self.label = label
        self.factory = factory
    }

    /// Counts one.
    package func increment(_ value: String) {
        let counter = self.counters.withLock { counters in
            if let known = counters[value] { return known }
            let new = Counter(label: self.name, dimensions: [(self.label, value)], factory: self.factory)
            counters[value] = new
            return new
        }
        counter.increment()
    }
}
