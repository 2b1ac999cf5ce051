// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatAPI
import WeChatProtocol
import WeChatSimulator

@Suite struct NetworkTests {
    @Test func `addresses of both sides are read`() async throws {
        try await APIFixture.run { fixture in
            let (callback, api) = try await (fixture.client.callbackAddresses(), fixture.client.apiAddresses())
            #expect(callback == ["106.55.206.146", "203.205.147.0/24"])
            #expect(api == ["101.226.212.27"])
            #expect(fixture.api.received(at: "/cgi-bin/get_api_domain_ip").first?.method == "GET")
        }
    }

    @Test func `a callback check names what to look at and from where`() async throws {
        try await APIFixture.run { fixture in
            let check = try await fixture.client.checkCallback(from: .tencent)
            #expect(check.addresses == [.init(ip: "198.51.100.7", carrier: "UNICOM")])
            #expect(check.pings == [.init(ip: "198.51.100.7", carrier: "CAP", loss: "0%", time: "23.079ms")])
            #expect(try await fixture.client.checkCallback(.dns).pings.isEmpty)
            #expect(try await fixture.client.checkCallback(.ping).addresses.isEmpty)
            #expect(
                fixture.api.received(at: "/cgi-bin/callback/check").first?.body
                    == #"{"action":"all","check_operator":"CAP"}"#
            )
        }
    }

    @Test func `a quota is cleared once, whatever comes`() async throws {
        try await APIFixture.run { fixture in
            try await fixture.client.clearQuota()
            let calls = fixture.api.received(at: "/cgi-bin/clear_quota")
            #expect(calls.map(\.body) == [#"{"appid":"\#(fixture.api.appID.rawValue)"}"#])
            fixture.api.answer("/cgi-bin/clear_quota", with: .error(-1))
            await #expect(throws: WeChatClientError.self) { try await fixture.client.clearQuota() }
            #expect(fixture.api.received(at: "/cgi-bin/clear_quota").count == 2)
        }
    }
}
