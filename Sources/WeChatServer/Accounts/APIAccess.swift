// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import Logging
public import WeChatAPI
import WeChatProtocol

/// What it takes to call WeChat's API for an account.
public struct APIAccess: Sendable, Equatable {
    /// The account's AppSecret.
    public var secret: AppSecret
    /// Where the API stands.
    public var baseURL: APIBaseURL
    /// A proxy on the way.
    public var proxy: ProxyURL?

    /// Creates an access.
    public init(secret: AppSecret, baseURL: APIBaseURL = .weChat, proxy: ProxyURL? = nil) {
        self.secret = secret
        self.baseURL = baseURL
        self.proxy = proxy
    }

    /// How a client with this access reaches WeChat.
    var client: WeChatClientConfiguration { WeChatClientConfiguration(baseURL: self.baseURL, proxy: self.proxy) }

    /// A client with this access.
    func makeClient(
        for appID: AppID,
        on connection: HTTPClient,
        tokens: any AccessTokenStore = MemoryAccessTokenStore(),
        logger: Logger
    ) -> WeChatClient {
        WeChatClient(
            appID: appID,
            secret: self.secret,
            httpClient: connection,
            configuration: self.client,
            tokens: tokens,
            logger: logger
        )
    }
}
