// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics

/// Counts and times what a source is asked.
///
/// - `books_source_requests_total`, with `source` and `outcome`: `found`, `not_found`, `remembered`, or why not.
/// - `books_source_request_seconds`, with `source`: only of questions that went out.
/// - `books_source_open`, with `source`: 1 while it isn't asked, else 0.
struct SourceMetrics: Sendable {
    let source: String
    /// Where they are kept; wherever the program keeps its metrics unless told.
    var factory: (any MetricsFactory)?

    func count(_ outcome: String) {
        let dimensions = [("source", self.source), ("outcome", outcome)]
        Counter(label: "books_source_requests_total", dimensions: dimensions, factory: self.kept).increment()
    }

    func record(_ duration: Duration) {
        let dimensions = [("source", self.source)]
        Timer(label: "books_source_request_seconds", dimensions: dimensions, factory: self.kept)
            .record(duration: duration)
    }

    func isOpen(_ isOpen: Bool) {
        let dimensions = [("source", self.source)]
        Recorder(label: "books_source_open", dimensions: dimensions, aggregate: false, factory: self.kept)
            .record(isOpen ? 1 : 0)
    }

    private var kept: any MetricsFactory { self.factory ?? MetricsSystem.factory }
}
