// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where a picture may be fetched: an address that ``CoverHosts`` has allowed.
public struct CoverAddress: Hashable, Sendable {
    /// The whole address.
    public let url: String
    /// Its host, for logs.
    public let host: String
    /// The page that the picture is said to stand on, for servers that ask.
    public let referer: String?
}
