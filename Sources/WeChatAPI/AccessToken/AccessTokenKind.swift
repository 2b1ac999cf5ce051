// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// One of the two calls that give access tokens; tokens of one kind don't disturb those of the other.
public enum AccessTokenKind: String, Hashable, Sendable, CaseIterable {
    /// `POST /cgi-bin/stable_token`: repeated calls give the same token while it is valid, so that several servers may
    /// share an account.
    ///
    /// [获取稳定版接口调用凭据](https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken.html)
    case stable
    /// `GET /cgi-bin/token`: every call gives a new token and ends the one before it five minutes later.
    ///
    /// [获取接口调用凭据](https://developers.weixin.qq.com/doc/service/api/base/api_getaccesstoken.html)
    case classic
}
