// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import Testing
import WeChatAPI
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@Suite struct ConnectionTests {
    /// A token that a store has already, so that the message itself is what can't be sent.
    private func storeWithToken() async throws -> MemoryAccessTokenStore {
        let store = MemoryAccessTokenStore()
        let now = ManualTime().wall
        try await store.save(
            AccessToken(value: "kept", obtained: now, expires: now + .seconds(7200)),
            for: AccessTokenKey(appID: SimulatedAPI().appID, kind: .stable),
            at: now
        )
        return store
    }

    @Test func `a message that finds no server certainly wasn't sent`() async throws {
        // A port that was free a moment ago.
        let address = try await SimulatedAPI.run { try await $0.baseURL }
        let store = try await self.storeWithToken()
        try await APIFixture.run(store: store, baseURL: APIBaseURL(address)) { fixture in
            #expect(await fixture.errorOfSending() == .notSent(.unreachable))
        }
    }

    @Test func `a server that doesn't speak TLS wasn't sent the message`() async throws {
        let store = try await self.storeWithToken()
        try await SimulatedAPI.run { api in
            let address = try await api.baseURL.replacing("http:", with: "https:")
            try await APIFixture.run(store: store, baseURL: APIBaseURL(address)) { fixture in
                #expect(await fixture.errorOfSending() == .notSent(.tls))
            }
            #expect(api.received.isEmpty)
        }
    }

    @Test func `a path before cgi-bin belongs to every address`() async throws {
        try await SimulatedAPI.run { api in
            let base = APIBaseURL(try await api.baseURL + "/gateway/")
            _ = try await APIFixture.run(baseURL: base) { fixture in
                await #expect(throws: WeChatClientError.self) { try await fixture.client.accessToken() }
            }
            #expect(Set(api.received.map(\.path)) == ["/gateway/cgi-bin/stable_token"])
        }
    }

    @Test func `calls go through the proxy`() async throws {
        let store = try await self.storeWithToken()
        // Only the proxy knows where that host is.
        let base = APIBaseURL("http://api.weixin.invalid")
        try await TestProxy.run(answer: #"{"ip_list":["192.0.2.1"]}"#) { proxy in
            let url = ProxyURL("http://me:word@127.0.0.1:\(proxy.port)")
            try await APIFixture.run(store: store, baseURL: base, proxy: url) { fixture in
                let addresses = try await fixture.client.callbackAddresses()
                #expect(addresses == ["192.0.2.1"])
            }
            #expect(proxy.received.hasPrefix("CONNECT api.weixin.invalid:80 HTTP/1.1\r\n"))
            #expect(proxy.received.lowercased().contains("proxy-authorization: basic bwu6d29yza==\r\n"))
            #expect(proxy.received.contains("GET /cgi-bin/getcallbackip?access_token=kept HTTP/1.1\r\n"))
        }
    }

    @Test func `a proxy that refuses wasn't given the message`() async throws {
        let store = try await self.storeWithToken()
        let base = APIBaseURL("http://api.weixin.invalid")
        try await TestProxy.run(answer: nil) { proxy in
            let url = ProxyURL("http://127.0.0.1:\(proxy.port)")
            try await APIFixture.run(store: store, baseURL: base, proxy: url) { fixture in
                #expect(await fixture.errorOfSending() == .notSent(.proxy))
            }
        }
    }
}
