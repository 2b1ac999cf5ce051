// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension MetricDescription {
    /// What is counted of the database.
    static let store = [
        MetricDescription(
            "wechat_store_commit_seconds",
            .histogram,
            labels: ["store"],
            help: "How long transactions of the database took.",
            buckets: Self.shortSeconds
        ),
        MetricDescription(
            "wechat_store_commit_works",
            .histogram,
            labels: ["store"],
            help: "How many claims and endings went into one transaction.",
            buckets: Self.counts
        ),
        MetricDescription(
            "wechat_store_degraded",
            .gauge,
            help: "1 while the database fails and work is kept in memory, else 0."
        ),
        MetricDescription(
            "wechat_store_failures_total",
            .counter,
            help: "Calls of the database that failed."
        ),
    ]
}
