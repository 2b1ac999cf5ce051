// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics

/// What is counted of covers that are asked for.
struct CoverMetrics: Sendable {
    /// How a cover was come by.
    enum Outcome: String, CaseIterable {
        case cached, fetched
        /// The catalogue names none, or it couldn't be had lately.
        case none
        /// Too many others were being fetched.
        case busy
        case failed
    }

    private let covers: [Outcome: Counter]

    init(factory: any MetricsFactory = MetricsSystem.factory) {
        self.covers = Dictionary(
            uniqueKeysWithValues: Outcome.allCases.map { outcome in
                let dimensions = [("outcome", outcome.rawValue)]
                return (outcome, Counter(label: "books_covers_total", dimensions: dimensions, factory: factory))
            }
        )
    }

    func count(_ outcome: Outcome) { self.covers[outcome]?.increment() }
}
