// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension MetricDescription {
    /// What is counted of WeChat's API.
    static let api = [
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
}
