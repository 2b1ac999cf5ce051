// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension MetricDescription {
    /// What the framework counts.
    public static let framework: [MetricDescription] =
        Self.pushes + Self.lateReplies + Self.store + Self.api + Self.server + ProcessFigures.descriptions

    private static let pushes = [
        MetricDescription(
            "wechat_answers_total",
            .counter,
            labels: ["account", "origin"],
            help: "Attempts of WeChat's that were answered, by how the answer was come by."
        ),
        MetricDescription(
            "wechat_answer_seconds",
            .histogram,
            labels: ["account"],
            help: "How long after an attempt's head arrived its answer was ready; WeChat waits five seconds."
        ),
        MetricDescription(
            "wechat_answers_lost_total",
            .counter,
            labels: ["account"],
            help: "Replies whose connection was closed before they were written."
        ),
        MetricDescription(
            "wechat_attempts_held",
            .gauge,
            labels: ["account"],
            help: "Attempts that get no answer, so that WeChat asks again, and whose connections are still open."
        ),
        MetricDescription(
            "wechat_deliveries_open",
            .gauge,
            labels: ["account"],
            help: "Deliveries that are being worked on, wait for a handler, or whose reply waits for an attempt."
        ),
        MetricDescription(
            "wechat_handler_seconds",
            .histogram,
            labels: ["route"],
            help: "How long handlers ran, by the route that answered or failed."
        ),
        MetricDescription(
            "wechat_handlers_running",
            .gauge,
            labels: ["account"],
            help: "Handlers that run."
        ),
        MetricDescription(
            "wechat_push_attempts_total",
            .counter,
            labels: ["account", "kind"],
            help: "Authentic pushes that arrived, each of WeChat's attempts counted, by message type."
        ),
        MetricDescription(
            "wechat_refusals_total",
            .counter,
            labels: ["cause"],
            help: "Requests to the webhook that were refused, by cause."
        ),
        MetricDescription(
            "wechat_unreadable_pushes_total",
            .counter,
            labels: ["account"],
            help: "Authentic pushes whose body can't be read."
        ),
    ]

    private static let lateReplies = [
        MetricDescription(
            "wechat_dead_letters_total",
            .counter,
            labels: ["account", "reason"],
            help: "What could not be done for a delivery and was kept for the operator, by reason."
        ),
        MetricDescription(
            "wechat_late_replies_sending",
            .gauge,
            labels: ["account"],
            help: "Late replies that are being sent."
        ),
        MetricDescription(
            "wechat_late_replies_total",
            .counter,
            labels: ["account", "outcome"],
            help: "Tries to send a late reply, by what followed."
        ),
        MetricDescription(
            "wechat_late_reply_failures_total",
            .counter,
            labels: ["account", "cause"],
            help: "Tries to send a late reply that failed, by cause."
        ),
        MetricDescription(
            "wechat_later_work_running",
            .gauge,
            labels: ["account"],
            help: "Work that handlers left for later and that isn't done yet."
        ),
    ]

    private static let store = [
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

    private static let api = [
        MetricDescription(
            "wechat_access_token_expiry_timestamp_seconds",
            .gauge,
            labels: ["app_id"],
            help: "When the present access token ends, in seconds since 1970."
        ),
        MetricDescription(
            "wechat_access_token_refreshes_total",
            .counter,
            labels: ["app_id", "outcome"],
            help: "Times that a new access token was needed, by whether there was one."
        ),
        MetricDescription(
            "wechat_access_token_rejections_total",
            .counter,
            labels: ["app_id"],
            help: "Access tokens that WeChat didn't take before their end."
        ),
        MetricDescription(
            "wechat_api_call_seconds",
            .histogram,
            labels: ["path"],
            help: "How long calls of WeChat's API took."
        ),
        MetricDescription(
            "wechat_api_calls_total",
            .counter,
            labels: ["outcome", "path"],
            help: "Calls of WeChat's API, by what became of them."
        ),
    ]

    private static let server = [
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
