// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// A video to send; unlike one in a reply it needs a picture.
public struct CustomerServiceVideo: Equatable, Sendable {
    /// The video, as material of the account.
    public var mediaID: MediaID
    /// The picture that stands for it, as material of the account.
    public var thumbMediaID: MediaID
    /// The video's title.
    public var title: String?
    /// A few words on it.
    public var description: String?

    /// Creates a video.
    public init(mediaID: MediaID, thumbMediaID: MediaID, title: String? = nil, description: String? = nil) {
        self.mediaID = mediaID
        self.thumbMediaID = thumbMediaID
        self.title = title
        self.description = description
    }
}
