// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension MetricDescription {
    /// What is counted of pushes and their answers.
    static let pushes = [
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
            labels: ["account", "cause"],
            help: "Requests to the webhook that were refused, by cause."
        ),
        MetricDescription(
            "wechat_unreadable_pushes_total",
            .counter,
            labels: ["account"],
            help: "Authentic pushes whose body can't be read."
        ),
    ]

    /// What is counted of late replies.
    static let lateReplies = [
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
}
