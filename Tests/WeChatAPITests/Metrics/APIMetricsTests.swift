// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import MetricsTestKit
import Testing
import WeChatAPI
import WeChatBot
import WeChatProtocol

@Suite struct APIMetricsTests {
    @Test func `calls and tokens are counted`() async throws {
        let metrics = TestMetrics()
        try await withMetricsFactory(metrics) {
            try await APIFixture.run { fixture in
                _ = try await fixture.client.callbackAddresses()
                _ = try await fixture.client.callbackAddresses()
                let path = ("path", APIFixture.addresses)
                let ok = try metrics.expectCounter("wechat_api_calls_total", [path, ("outcome", "ok")])
                #expect(ok.totalValue == 2)
                let account = ("app_id", fixture.client.appID.rawValue)
                let renewed = try metrics.expectCounter(
                    "wechat_access_token_refreshes_total",
                    [account, ("outcome", "renewed")]
                )
                #expect(renewed.totalValue == 1)
                let expiry = try metrics.expectRecorder("wechat_access_token_expiry_timestamp_seconds", [account])
                let token = try await fixture.client.accessToken()
                #expect(expiry.lastValue == Double(token.expires.rawValue) / 1000)
            }
        }
    }
}
