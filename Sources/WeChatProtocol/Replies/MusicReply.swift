// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Music to reply with.
public struct MusicReply: Equatable, Sendable, Codable {
    /// The picture beside it, as material of the account; the only part that WeChat requires.
    public var thumbMediaID: MediaID
    /// The music's title.
    public var title: String?
    /// A few words on it.
    public var description: String?
    /// Where it plays from.
    public var url: String?
    /// Where it plays from over Wi-Fi.
    public var highQualityURL: String?

    /// Creates a music reply.
    public init(
        thumbMediaID: MediaID,
        title: String? = nil,
        description: String? = nil,
        url: String? = nil,
        highQualityURL: String? = nil
    ) {
        self.thumbMediaID = thumbMediaID
        self.title = title
        self.description = description
        self.url = url
        self.highQualityURL = highQualityURL
    }
}
