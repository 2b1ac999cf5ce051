// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A video that a user sent.
///
/// Facts: WeChat's page “接收普通消息”, section 视频消息.
public struct VideoMessage: FieldGroup {
    /// The video as temporary material, kept for three days.
    public var mediaID: MediaID = ""
    /// Its thumbnail as temporary material.
    public var thumbnailMediaID: MediaID = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(mediaID: MediaID = "", thumbnailMediaID: MediaID = "") {
        self.mediaID = mediaID
        self.thumbnailMediaID = thumbnailMediaID
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("MediaId", &self.mediaID)
        coder.code("ThumbMediaId", &self.thumbnailMediaID)
    }
}
