// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// One card of a news reply (图文消息).
public struct Article: Equatable, Sendable, Codable {
    /// The title.
    public var title: String
    /// A few lines under the title; shown where the reply has a single article.
    public var description: String
    /// A JPG or PNG, 360×200 for the first card, 200×200 for others; empty for none.
    public var pictureURL: String
    /// Where a tap leads; empty for nowhere.
    public var url: String

    /// Creates an article.
    public init(title: String, description: String = "", pictureURL: String = "", url: String = "") {
        self.title = title
        self.description = description
        self.pictureURL = pictureURL
        self.url = url
    }
}
