// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user took pictures, or chose some from the album, from a menu button.
///
/// The pictures follow, each as an ``ImageMessage``. Facts: WeChat's page “自定义菜单事件推送”. A reply reaches the user.
public struct PhotoOrAlbumEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["pic_photo_or_album"]

    /// The button's key.
    public var key = ""
    /// Which pictures.
    public var pictures = SentPictures()

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(key: String = "", pictures: SentPictures = SentPictures()) {
        self.key = key
        self.pictures = pictures
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("EventKey", &self.key)
        coder.code("SendPicsInfo", &self.pictures)
    }
}
