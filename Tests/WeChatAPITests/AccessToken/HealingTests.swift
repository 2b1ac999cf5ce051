// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatAPI
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@Suite struct HealingTests {
    @Test(arguments: AccessTokenKind.allCases)
    func `a token that WeChat took back is replaced, once, for many callers`(kind: AccessTokenKind) async throws {
        try await APIFixture.run(kind: kind) { fixture in
            _ = try await fixture.client.callbackAddresses()
            fixture.api.revokeTokens()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { _ = try await fixture.client.callbackAddresses() } }
                try await group.waitForAll()
            }
            #expect(fixture.fetches == 2)
            #expect(Set(fixture.tokens(at: APIFixture.addresses)).count == 2)
        }
    }

    @Test(arguments: [40001, 40014, 42001])
    func `a call is made again with a new token, once`(code: Int) async throws {
        try await APIFixture.run(kind: .classic) { fixture in
            fixture.api.answer(APIFixture.addresses, with: .error(code))
            _ = try await fixture.client.callbackAddresses()
            #expect(fixture.tokens(at: APIFixture.addresses).count == 2)
            #expect(Set(fixture.tokens(at: APIFixture.addresses)).count == 2)
        }
    }

    @Test func `where every token is refused a call ends, and the next asks for none`() async throws {
        try await APIFixture.run(kind: .classic) { fixture in
            fixture.api.answer(APIFixture.addresses, with: .error(40001), times: 100)
            for _ in 0..<5 {
                let error = await fixture.error { () async throws(WeChatClientError) in
                    _ = try await fixture.client.callbackAddresses()
                }
                guard case .refused(let refusal) = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
                #expect(refusal.code == .invalidCredential)
            }
            #expect(fixture.fetches == 2)
            #expect(fixture.tokens(at: APIFixture.addresses).count == 6)
        }
    }

    @Test func `the same token again is forced into another, within WeChat's limits`() async throws {
        try await APIFixture.run { fixture in
            _ = try await fixture.client.callbackAddresses()
            fixture.api.refuseTokens()
            _ = try await fixture.client.callbackAddresses()
            #expect(fixture.fetches == 3)
            #expect(fixture.api.received(at: APIFixture.stable).last?.body.contains(#""force_refresh":true"#) == true)
            // Twenty seconds later it isn't allowed yet: the error is told, and WeChat isn't asked by force.
            fixture.time.advance(by: .seconds(20))
            fixture.api.refuseTokens()
            await #expect(throws: WeChatClientError.self) { try await fixture.client.callbackAddresses() }
            #expect(fixture.fetches == 3)
            fixture.time.advance(by: .seconds(10))
            _ = try await fixture.client.callbackAddresses()
            #expect(fixture.fetches == 5)
        }
    }

    @Test func `a token that another process replaced is read from the store`() async throws {
        try await APIFixture.run(kind: .classic) { fixture in
            let store = MemoryAccessTokenStore()
            let (one, two) = (fixture.another(store, fixture.time), fixture.another(store, fixture.time))
            let first = try await one.accessToken()
            #expect(try await two.accessToken() == first)
            fixture.api.revokeTokens()
            _ = try await one.callbackAddresses()
            #expect(fixture.fetches == 2)
            _ = try await two.callbackAddresses()
            #expect(fixture.fetches == 2)
        }
    }

    @Test func `a message refused for its token is sent again`() async throws {
        try await APIFixture.run { fixture in
            _ = try await fixture.client.accessToken()
            fixture.api.revokeTokens()
            try await fixture.client.send(CustomerServiceMessage(.text("您好"), to: "oUser"))
            #expect(fixture.tokens(at: APIFixture.send).count == 2)
        }
    }
}
