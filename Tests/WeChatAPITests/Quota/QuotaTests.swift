// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatAPI
import WeChatProtocol
import WeChatSimulator

@Suite struct QuotaTests {
    @Test func `a call's quota is what is left of the day`() async throws {
        try await APIFixture.run { fixture in
            _ = try await fixture.client.menu()
            let quota = try await fixture.client.quota(of: "/cgi-bin/menu/get")
            #expect(quota == APIQuota(dailyLimit: 10_000, used: 1, remaining: 9999))
            let body = fixture.api.received(at: "/cgi-bin/openapi/quota/get").first?.body
            #expect(body == #"{"cgi_path":"/cgi-bin/menu/get"}"#)
        }
    }

    @Test func `a path that WeChat doesn't know has none`() async throws {
        try await APIFixture.run { fixture in
            let error = await fixture.error { () async throws(WeChatClientError) in
                _ = try await fixture.client.quota(of: "/cgi-bin/nothing")
            }
            guard case .refused(let refusal) = error else { throw error ?? .unencodable }
            #expect(refusal.code == 76021 && refusal.advice != nil)
        }
    }

    @Test func `agents are listed, or their right is missing`() async throws {
        try await APIFixture.run { fixture in
            #expect(try await fixture.client.customerServiceAgents().isEmpty)
            let path = "/cgi-bin/customservice/getkflist"
            fixture.api.answer(
                path,
                with: .text(
                    #"{"kf_list":[{"kf_account":"a@gh_1","kf_nick":"小豆","kf_id":1001},{"kf_account":"b@gh_1"}]}"#
                )
            )
            let agents = try await fixture.client.customerServiceAgents()
            #expect(agents == [.init(account: "a@gh_1", nickname: "小豆"), .init(account: "b@gh_1")])
            fixture.api.answer(path, with: .error(48001))
            await #expect(throws: WeChatClientError.self) { try await fixture.client.customerServiceAgents() }
        }
    }
}
