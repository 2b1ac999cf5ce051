// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A page of a mini program that a user shared.
///
/// Facts: WeChat documents it for the customer service of mini programs (小程序卡片); accounts receive it, too.
public struct MiniProgramPageMessage: FieldGroup {
    /// The page's title.
    public var title = ""
    /// The mini program.
    public var appID: AppID = ""
    /// The page's path, with its query.
    public var pagePath = ""
    /// Where its thumbnail can be fetched without a token.
    public var thumbnailURL = ""
    /// The thumbnail as temporary material.
    public var thumbnailMediaID: MediaID = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        title: String = "",
        appID: AppID = "",
        pagePath: String = "",
        thumbnailURL: String = "",
        thumbnailMediaID: MediaID = ""
    ) {
        self.title = title
        self.appID = appID
        self.pagePath = pagePath
        self.thumbnailURL = thumbnailURL
        self.thumbnailMediaID = thumbnailMediaID
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("Title", &self.title)
        coder.code("AppId", &self.appID)
        coder.code("PagePath", &self.pagePath)
        coder.code("ThumbUrl", &self.thumbnailURL)
        coder.code("ThumbMediaId", &self.thumbnailMediaID)
    }
}
