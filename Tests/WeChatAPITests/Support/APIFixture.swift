// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import Logging
import TestSupport
import WeChatAPI
import WeChatBot
import WeChatProtocol
import WeChatSimulator

/// A client and the simulated API that it calls, with one time.
struct APIFixture: Sendable {
    private struct Unusable: Error {}

    static let send = "/cgi-bin/message/custom/send"
    static let stable = "/cgi-bin/stable_token"
    static let classic = "/cgi-bin/token"
    static let addresses = "/cgi-bin/getcallbackip"

    let api: SimulatedAPI
    let client: WeChatClient
    let time: ManualTime
    let log: LogRecorder
    /// Makes another client of the same account, as another process has.
    let another: @Sendable (any AccessTokenStore, any Clock<Duration>) -> WeChatClient

    /// Runs both as long as `body` runs.
    static func run<Result: Sendable>(
        kind: AccessTokenKind = .stable,
        secret: String? = nil,
        store: any AccessTokenStore = MemoryAccessTokenStore(),
        tokenLife: Duration = .seconds(7200),
        countsMessages: Bool = false,
        answerLimit: Int = 1 << 16,
        baseURL: APIBaseURL? = nil,
        proxy: ProxyURL? = nil,
        _ body: (APIFixture) async throws -> Result
    ) async throws -> Result {
        let time = ManualTime()
        let api = SimulatedAPI(tokenLife: tokenLife, countsMessages: countsMessages, now: { time.wall })
        return try await SimulatedAPI.run(api) { api in
            let address = try await api.baseURL
            guard let own = APIBaseURL(address), let secret = AppSecret(secret ?? api.secret) else {
                throw Unusable()
            }
            let configuration = WeChatClientConfiguration(
                baseURL: baseURL ?? own,
                proxy: proxy,
                tokenKind: kind,
                timeout: ManualTime.longest,
                answerLimit: answerLimit
            )
            return try await HTTPClient.withHTTPClient(configuration: configuration.httpClient) { http in
                let log = LogRecorder()
                let make = { @Sendable (store: any AccessTokenStore, clock: any Clock<Duration>) in
                    WeChatClient(
                        appID: api.appID,
                        secret: secret,
                        httpClient: http,
                        configuration: configuration,
                        tokens: store,
                        logger: log.logger,
                        clock: clock,
                        now: { time.wall }
                    )
                }
                return try await body(
                    APIFixture(api: api, client: make(store, time), time: time, log: log, another: make)
                )
            }
        }
    }

    /// How often the API was asked for a token.
    var fetches: Int { self.api.received(at: Self.stable).count + self.api.received(at: Self.classic).count }

    /// The token of each call of a path.
    func tokens(at path: String) -> [String?] { self.api.received(at: path).map { $0.query["access_token"] } }

    /// What sending a message throws.
    func errorOfSending() async -> WeChatClientError? {
        await self.error { () async throws(WeChatClientError) in
            try await self.client.send(CustomerServiceMessage(.text("您好"), to: "oUser"))
        }
    }

    /// Waits until the API was called at a path, and lets that call's time run out.
    func letTimePass(at path: String) async {
        while self.api.received(at: path).isEmpty { await Task.yield() }
        self.time.ring()
    }

    /// What a call throws.
    func error(of call: () async throws(WeChatClientError) -> Void) async -> WeChatClientError? {
        do throws(WeChatClientError) {
            try await call()
            return nil
        } catch {
            return error
        }
    }
}
