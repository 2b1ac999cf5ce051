// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Metrics
import MetricsTestKit
import Testing
import WeChatBot
import WeChatProtocol

@testable import WeChatAPI

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

    @Test func `a call that fails for the first time is one more than none`() throws {
        let metrics = TestMetrics()
        _ = APIMetrics(factory: metrics)
        let labels = [("path", "/cgi-bin/message/custom/send"), ("outcome", "right")]
        #expect(try metrics.expectCounter("wechat_api_calls_total", labels).totalValue == 0)
    }

    @Test func `every path that is called has its counters from the start`() throws {
        var folder = URL(filePath: #filePath)
        for _ in 1...4 { folder.deleteLastPathComponent() }
        folder.append(path: "Sources/WeChatAPI")
        var paths: Set<String> = []
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        for file in files where !file.hasSuffix("APIMetrics.swift") {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            paths.formUnion(text.matches(of: #/"(\/cgi-bin\/[a-z_\/]+)"/#).map { String($0.1) })
        }
        #expect(Set(APIMetrics.paths) == paths)
    }
}
