// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A picture that a user sent.
///
/// Facts: WeChat's page “接收普通消息”, section 图片消息.
public struct ImageMessage: FieldGroup {
    /// Where the picture can be fetched without a token; `http://` as a rule, and `https://` serves it, too.
    public var pictureURL = ""
    /// The picture as temporary material, kept for three days.
    public var mediaID: MediaID = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(pictureURL: String = "", mediaID: MediaID = "") {
        self.pictureURL = pictureURL
        self.mediaID = mediaID
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("PicUrl", &self.pictureURL)
        coder.code("MediaId", &self.mediaID)
    }
}
