// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A video to reply with.
public struct VideoReply: Equatable, Sendable, Codable {
    /// The video, as material of the account.
    public var mediaID: MediaID
    /// The video's title.
    public var title: String?
    /// A few words on the video.
    public var description: String?

    /// Creates a video reply.
    public init(mediaID: MediaID, title: String? = nil, description: String? = nil) {
        self.mediaID = mediaID
        self.title = title
        self.description = description
    }
}
