// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import AsyncHTTPClient
import NIOCore

/// How a client reaches WeChat's API.
public struct WeChatClientConfiguration: Sendable {
    /// Where the API stands (`wechat.apiBaseURL`).
    public var baseURL: APIBaseURL
    /// A proxy on the way (`wechat.proxy`).
    public var proxy: ProxyURL?
    /// How access tokens are got.
    public var tokenKind: AccessTokenKind
    /// How long making a connection may take.
    public var connectTimeout: Duration
    /// How long a request may take in all, to the last byte of its answer.
    public var timeout: Duration
    /// The most bytes that are read of an answer.
    public var answerLimit: Int

    /// Creates a configuration; the defaults reach WeChat itself.
    public init(
        baseURL: APIBaseURL = .weChat,
        proxy: ProxyURL? = nil,
        tokenKind: AccessTokenKind = .stable,
        connectTimeout: Duration = .seconds(3),
        timeout: Duration = .seconds(10),
        answerLimit: Int = 1 << 20
    ) {
        self.baseURL = baseURL
        self.proxy = proxy
        self.tokenKind = tokenKind
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.answerLimit = answerLimit
    }

    /// What an `HTTPClient` for a ``WeChatClient`` has to be made with.
    ///
    /// It follows no redirect, since that would hand the access token to whoever names an address, and traces nothing,
    /// since a trace holds addresses, and these hold tokens. A connection is kept for a few seconds only: where WeChat
    /// closes one while a message is going out, nobody can tell whether the message arrived.
    public var httpClient: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(self.connectTimeout))
        )
        configuration.httpVersion = .http1Only
        configuration.connectionPool.idleTimeout = .seconds(5)
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.tracing.tracer = nil
        configuration.proxy = self.proxy.map { proxy in
            switch proxy.scheme {
            case .socks5: .socksServer(host: proxy.host, port: proxy.port)
            case .http:
                .server(
                    host: proxy.host,
                    port: proxy.port,
                    authorization: proxy.user.map { .basic(username: $0, password: proxy.password ?? "") }
                )
            }
        }
        return configuration
    }
}
