// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Fetches pictures from the servers that have them.
public protocol CoverFetcher: Sendable {
    /// Fetches a picture, once.
    func picture(at address: CoverAddress) async throws(CoverFailure) -> CoverPicture
}
