// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension MetricDescription {
    /// What is counted of connections and the log.
    static let server = [
        MetricDescription(
            "wechat_connections",
            .gauge,
            help: "Connections to the webhook's listener that are open."
        ),
        MetricDescription(
            "wechat_connections_evicted_total",
            .counter,
            help: "Connections that were closed to make room for new ones."
        ),
        MetricDescription(
            "wechat_log_lines_dropped_total",
            .counter,
            help: "Lines of the log that were left out, as nobody took them."
        ),
    ]
}
