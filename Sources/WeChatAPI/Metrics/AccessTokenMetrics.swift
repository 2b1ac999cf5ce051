// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import WeChatBot
import WeChatProtocol

/// What is counted of an account's access tokens.
struct AccessTokenMetrics: Sendable {
    enum Outcome: String, MetricLabel {
        case renewed, failed
    }

    private let refreshes: CounterFamily<Outcome>
    private let rejections: Counter
    private let expiry: Gauge

    init(appID: AppID, factory: any MetricsFactory = MetricsSystem.factory) {
        let dimensions = [("app_id", appID.rawValue)]
        self.refreshes = CounterFamily(
            "wechat_access_token_refreshes_total",
            dimensions,
            by: "outcome",
            factory: factory
        )
        self.rejections = Counter(
            label: "wechat_access_token_rejections_total",
            dimensions: dimensions,
            factory: factory
        )
        self.expiry = Gauge(
            label: "wechat_access_token_expiry_timestamp_seconds",
            dimensions: dimensions,
            factory: factory
        )
    }

    /// There is a new token, whoever got it.
    func renewed(_ token: AccessToken) {
        self.refreshes.increment(.renewed)
        self.expiry.record(Double(token.expires.rawValue) / 1000)
    }

    /// No token could be had.
    func failed() { self.refreshes.increment(.failed) }

    /// WeChat didn't take a token; to be said once for each.
    func rejected() { self.rejections.increment() }
}
