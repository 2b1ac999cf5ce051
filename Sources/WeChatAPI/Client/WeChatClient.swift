// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import AsyncHTTPClient
public import Logging
public import WeChatBot
public import WeChatProtocol

/// Calls WeChat's API for one account.
///
/// ```swift
/// let configuration = WeChatClientConfiguration()
/// try await HTTPClient.withHTTPClient(configuration: configuration.httpClient) { http in
///     let client = WeChatClient(appID: appID, secret: secret, httpClient: http, configuration: configuration)
///     try await client.send(CustomerServiceMessage(.text("您好"), to: user))
/// }
/// ```
///
/// It gets access tokens by itself, ahead of their end, one refresh at a time, and a new one where WeChat doesn't take
/// the present one. Copies share their token. A call that changes nothing is repeated after passing trouble; a message
/// is sent again only where WeChat says that it was too busy to look at it.
public struct WeChatClient: Sendable, CustomStringConvertible, CustomReflectable {
    /// The account.
    public let appID: AppID
    private let tokens: AccessTokenProvider
    private let caller: APICaller

    /// Creates a client.
    ///
    /// - Parameters:
    ///   - appID: The account.
    ///   - secret: Its AppSecret.
    ///   - httpClient: Carries the calls; make it with ``WeChatClientConfiguration/httpClient``, and shut it down last.
    ///   - configuration: How WeChat is reached.
    ///   - tokens: Where access tokens are kept, for all processes that serve the account.
    ///   - logger: Gets debug lines; none holds a token, a secret or a message.
    ///   - clock: Measures the pauses between tries, and how long an answer is waited for.
    ///   - now: The time of day, by which tokens expire; the machine's clock unless told.
    public init(
        appID: AppID,
        secret: AppSecret,
        httpClient: HTTPClient,
        configuration: WeChatClientConfiguration = WeChatClientConfiguration(),
        tokens: any AccessTokenStore = MemoryAccessTokenStore(),
        logger: Logger = Logger(label: "WeChatAPI"),
        clock: any Clock<Duration> = ContinuousClock(),
        now: (@Sendable () -> WallTime)? = nil
    ) {
        let time = APITime(clock: clock, now: now)
        let transport = APITransport(client: httpClient, configuration: configuration, clock: clock)
        self.appID = appID
        self.caller = APICaller(transport: transport, secret: secret, time: time)
        self.tokens = AccessTokenProvider(
            key: AccessTokenKey(appID: appID, kind: configuration.tokenKind),
            source: AccessTokenSource(appID: appID, caller: self.caller),
            store: tokens,
            time: time,
            logger: logger
        )
    }

    /// Names the account.
    public var description: String { "WeChatClient(\(self.appID.rawValue))" }

    /// Hides the secret and the token from dumps.
    public var customMirror: Mirror { Mirror(self, children: ["appID": self.appID.rawValue]) }

    /// The access token, for a call that this client has no method for.
    ///
    /// - Throws: ``WeChatClientError/noToken(_:)``.
    public func accessToken() async throws(WeChatClientError) -> AccessToken { try await self.tokens.token() }

    /// Makes a call that answers no more than that it succeeded.
    func perform(_ call: APICall) async throws(WeChatClientError) {
        var call = call
        call.needsVerdict = true
        _ = try await self.caller.perform(call, tokens: self.tokens)
    }

    /// Makes a call that answers with a value.
    func value<Value: Decodable>(
        _ type: Value.Type,
        of call: APICall
    ) async throws(WeChatClientError) -> Value {
        try await self.caller.perform(call, tokens: self.tokens).value(type)
    }
}
