// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
public import Logging
public import WeChatAPI
import WeChatProtocol

extension AccountConfiguration {
    /// Makes a client for WeChat's API that lives as long as `body` runs; a server that runs isn't disturbed.
    ///
    /// - Parameters:
    ///   - tokens: Where the client keeps its access token.
    ///   - logger: Where the client logs.
    ///   - body: Makes the calls.
    /// - Returns: What `body` returns.
    /// - Throws: ``ConfigurationError`` for an account without AppID or AppSecret, and what `body` throws.
    public func withClient<Result: Sendable>(
        tokens: any AccessTokenStore = MemoryAccessTokenStore(),
        logger: Logger,
        _ body: (WeChatClient) async throws -> Result
    ) async throws -> Result {
        guard let access = self.access, let appID = self.account.credentials.appID else {
            let name = self.account.credentials.appID == nil ? "wechat.appID" : "wechat.appSecret"
            let key = ConfigurationKey(name, help: "")
            throw ConfigurationError(
                key: self.account.name == Settings.soleAccount ? key : key.forAccount(self.account.name) ?? key,
                problem: "not set, and calling WeChat's API needs AppID and AppSecret"
            )
        }
        return try await HTTPClient.withHTTPClient(configuration: access.client.httpClient) { connection in
            try await body(access.makeClient(for: appID, on: connection, tokens: tokens, logger: logger))
        }
    }
}
