// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics

/// What is counted of a source: how often it was asked with what outcome, how long that took, and whether its circuit is
/// open at present.
struct SourceMetrics: Sendable {
    private let requests: [SourceOutcome: Counter]
    private let seconds: Timer
    private let open: Gauge

    /// - Parameters:
    ///   - source: The source's name.
    ///   - factory: What keeps the figures; wherever the program keeps its metrics unless told.
    init(source: String, factory: (any MetricsFactory)?) {
        let factory = factory ?? MetricsSystem.factory
        let all = [("source", source)]
        self.requests = Dictionary(
            uniqueKeysWithValues: SourceOutcome.allCases.map { outcome in
                let dimensions = all + [("outcome", outcome.rawValue)]
                let name = "books_source_requests_total"
                return (outcome, Counter(label: name, dimensions: dimensions, factory: factory))
            }
        )
        self.seconds = Timer(label: "books_source_request_seconds", dimensions: all, factory: factory)
        self.open = Gauge(label: "books_source_open", dimensions: all, factory: factory)
        self.isOpen(false)
    }

    func count(_ outcome: SourceOutcome) { self.requests[outcome]?.increment() }

    func record(_ duration: Duration) { self.seconds.record(duration: duration) }

    func isOpen(_ isOpen: Bool) { self.open.record(isOpen ? 1 : 0) }
}
