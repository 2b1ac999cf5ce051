// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// A card that opens a page of a mini program.
public struct MiniProgramCard: Equatable, Sendable {
    /// The card's title.
    public var title: String
    /// The mini program.
    public var appID: AppID
    /// The page, with its query: `pages/index/index?foo=bar`.
    public var pagePath: String
    /// The card's picture, as material of the account.
    public var thumbMediaID: MediaID

    /// Creates a card.
    public init(title: String, appID: AppID, pagePath: String, thumbMediaID: MediaID) {
        self.title = title
        self.appID = appID
        self.pagePath = pagePath
        self.thumbMediaID = thumbMediaID
    }
}
