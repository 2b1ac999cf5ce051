// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatServer

extension MetricDescription {
    /// What Doumi counts beside what the framework does.
    public static let doumi = [
        MetricDescription(
            "books_covers_total",
            .counter,
            labels: ["outcome"],
            help: "Covers that were asked for, by how they were come by."
        ),
        MetricDescription(
            "books_source_open",
            .gauge,
            labels: ["source"],
            help: "1 while a source of books isn't asked, as it failed, else 0."
        ),
        MetricDescription(
            "books_source_request_seconds",
            .histogram,
            labels: ["source"],
            help: "How long questions to a source of books took."
        ),
        MetricDescription(
            "books_source_requests_total",
            .counter,
            labels: ["outcome", "source"],
            help: "Questions to a source of books, by what became of them."
        ),
        MetricDescription(
            "doumi_build_info",
            .gauge,
            labels: ["version"],
            help: "Always 1; its label says which version runs."
        ),
    ]
}
