// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A store of something else that keeps access tokens in the same place, for all processes that use it.
public protocol AccessTokenKeeping: Sendable {
    /// Where the access tokens are.
    var accessTokens: any AccessTokenStore { get }
}
