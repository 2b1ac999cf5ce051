// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatAPI
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@Suite struct AccessTokenProviderTests {
    @Test(arguments: AccessTokenKind.allCases)
    func `a hundred callers get one token with one call`(kind: AccessTokenKind) async throws {
        try await APIFixture.run(kind: kind) { fixture in
            let path = kind == .stable ? APIFixture.stable : APIFixture.classic
            fixture.api.answer(path, with: .late(.milliseconds(50)))
            let values = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<100 { group.addTask { try await fixture.client.accessToken().value } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(values.count == 1)
            #expect(fixture.fetches == 1)
            #expect(fixture.api.received.map(\.path) == [path])
        }
    }

    @Test func `a token is asked for as WeChat wants, and never by force`() async throws {
        try await APIFixture.run { fixture in
            _ = try await fixture.client.accessToken()
            let call = try #require(fixture.api.received.first)
            let (appID, secret) = (fixture.api.appID.rawValue, fixture.api.secret)
            let body =
                #"{"appid":"\#(appID)","force_refresh":false,"grant_type":"client_credential","secret":"\#(secret)"}"#
            #expect(call.method == "POST")
            #expect(call.body == body)
            #expect(call.query.isEmpty)
        }
        try await APIFixture.run(kind: .classic) { fixture in
            _ = try await fixture.client.accessToken()
            let call = try #require(fixture.api.received.first)
            #expect(call.method == "GET")
            #expect(
                call.query == [
                    "grant_type": "client_credential", "appid": fixture.api.appID.rawValue,
                    "secret": fixture.api.secret,
                ]
            )
        }
    }

    @Test(arguments: AccessTokenKind.allCases)
    func `a token is replaced before its end, and calls go on meanwhile`(kind: AccessTokenKind) async throws {
        try await APIFixture.run(kind: kind) { fixture in
            let first = try await fixture.client.accessToken()
            fixture.time.advance(by: .seconds(6899))
            #expect(try await fixture.client.accessToken() == first)
            fixture.time.advance(by: .seconds(61))
            let second = try await fixture.client.accessToken()
            #expect(second.value != first.value)
            #expect(fixture.fetches == 2)
        }
    }

    @Test func `while the token works nobody notices that no new one is to be had`() async throws {
        try await APIFixture.run { fixture in
            let first = try await fixture.client.accessToken()
            fixture.time.advance(by: .seconds(6960))
            fixture.api.answer(APIFixture.stable, with: .error(40164), times: 10)
            for _ in 0..<5 { #expect(try await fixture.client.accessToken() == first) }
            #expect(fixture.fetches == 2)
            fixture.time.advance(by: .seconds(60))
            #expect(try await fixture.client.accessToken() == first)
            #expect(fixture.fetches == 3)
        }
    }

    @Test(arguments: AccessTokenKind.allCases)
    func `a wrong secret is asked about once a minute`(kind: AccessTokenKind) async throws {
        try await APIFixture.run(kind: kind, secret: "wrong") { fixture in
            for _ in 0..<10 {
                let error = await fixture.error { () async throws(WeChatClientError) in
                    _ = try await fixture.client.accessToken()
                }
                guard case .noToken(.refused(let refusal)) = error else {
                    Issue.record("\(String(describing: error))")
                    return
                }
                #expect(refusal.code == .invalidSecret)
                #expect(refusal.advice?.contains("wechat.appSecret") == true)
            }
            #expect(fixture.fetches == 1)
            fixture.time.advance(by: .seconds(59))
            await #expect(throws: WeChatClientError.self) { try await fixture.client.accessToken() }
            #expect(fixture.fetches == 1)
            fixture.time.advance(by: .seconds(1))
            await #expect(throws: WeChatClientError.self) { try await fixture.client.accessToken() }
            #expect(fixture.fetches == 2)
        }
    }

    @Test func `a busy WeChat is asked again after growing pauses`() async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.stable, with: .error(-1), times: 3)
            _ = try await fixture.client.accessToken()
            #expect(fixture.fetches == 4)
            #expect(fixture.time.slept == [.milliseconds(500), .seconds(1), .seconds(2)])
        }
    }

    @Test(arguments: [
        #"{"access_token":"","expires_in":7200}"#, #"{"access_token":"A","expires_in":0}"#, #"{"expires_in":7200}"#,
        #"{"access_token":"A","expires_in":"soon"}"#, #"{"access_token":"A"}"#,
    ])
    func `an answer without a token is none`(answer: String) async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.stable, with: .text(answer))
            let error = await fixture.error { () async throws(WeChatClientError) in
                _ = try await fixture.client.accessToken()
            }
            #expect(error == .noToken(.unreadable(.unexpected)))
        }
    }

    @Test func `processes with one store share a token`() async throws {
        try await APIFixture.run(kind: .classic) { fixture in
            let store = MemoryAccessTokenStore()
            // Those who wait for the lease wait in real time.
            let clients = (0..<4).map { _ in fixture.another(store, ContinuousClock()) }
            let values = try await withThrowingTaskGroup(of: String.self) { group in
                for client in clients { group.addTask { try await client.accessToken().value } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(values.count == 1)
            #expect(fixture.fetches == 1)
        }
    }

    @Test func `a store that fails keeps nobody from a token`() async throws {
        try await APIFixture.run(store: FailingTokenStore()) { fixture in
            let token = try await fixture.client.accessToken()
            #expect(try await fixture.client.accessToken() == token)
            #expect(fixture.fetches == 1)
        }
    }

    @Test func `a caller that waits can be cancelled, and the refresh goes on`() async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.stable, with: .silence)
            async let token = fixture.client.accessToken()
            while fixture.fetches == 0 { await Task.yield() }
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<10 {
                    group.addTask {
                        await #expect(throws: WeChatClientError.noToken(.notSent(.cancelled))) {
                            try await fixture.client.accessToken()
                        }
                    }
                }
                await Task.yield()
                group.cancelAll()
            }
            fixture.time.ring()
            let value = try await token.value
            #expect(!value.isEmpty)
            #expect(fixture.fetches == 2)
        }
    }

    @Test func `a process that died with the lease is waited for, but not for ever`() async throws {
        let store = MemoryAccessTokenStore()
        let key = AccessTokenKey(appID: SimulatedAPI().appID, kind: .stable)
        try await APIFixture.run(store: store) { fixture in
            let now = fixture.time.wall
            #expect(try await store.acquire(Lease(owner: 1, end: now + .seconds(60)), for: key, at: now))
            let token = try await fixture.client.accessToken()
            #expect(fixture.time.slept == [Duration](repeating: .milliseconds(250), count: 60))
            let kept = try await store.token(for: key)
            #expect(kept == token)
        }
    }

    @Test func `a lease from a clock that was set back since is waited for by nobody`() async throws {
        let store = MemoryAccessTokenStore()
        let key = AccessTokenKey(appID: SimulatedAPI().appID, kind: .stable)
        #expect(try await store.acquire(Lease(owner: 1, end: WallTime(rawValue: .max)), for: key, at: 0))
        try await APIFixture.run(store: store) { fixture in
            _ = try await fixture.client.accessToken()
            #expect(fixture.time.slept.isEmpty)
        }
    }

    @Test func `a caller that is cancelled hands the refresh on`() async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.stable, with: .silence)
            try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    await #expect(throws: WeChatClientError.noToken(.notSent(.cancelled))) {
                        try await fixture.client.accessToken()
                    }
                    return true
                }
                // The call reaches WeChat, and no answer comes.
                while fixture.fetches == 0 { await Task.yield() }
                group.cancelAll()
                _ = try await group.next()
            }
            let token = try await fixture.client.accessToken()
            #expect(!token.value.isEmpty)
            #expect(fixture.fetches == 2)
        }
    }
}
