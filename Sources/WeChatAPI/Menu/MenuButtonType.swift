// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a button of a custom menu does, and which fields it needs for it.
public enum MenuButtonType: String, Sendable, CaseIterable {
    /// Sends the account a CLICK event.
    case click
    /// Opens a page.
    case view
    /// Scans a code, and tells the account.
    case scancodePush = "scancode_push"
    /// Scans a code, and waits for the account's answer.
    case scancodeWaitmsg = "scancode_waitmsg"
    /// Takes a photo.
    case picSysphoto = "pic_sysphoto"
    /// Takes a photo, or one from the album.
    case picPhotoOrAlbum = "pic_photo_or_album"
    /// Takes pictures from WeChat's album.
    case picWeixin = "pic_weixin"
    /// Sends a location.
    case locationSelect = "location_select"
    /// Opens a mini program.
    case miniprogram
    /// Sends the user a permanent material.
    case mediaID = "media_id"
    /// Sends the user a published article as a card.
    case articleID = "article_id"
    /// Opens a published article.
    case articleViewLimited = "article_view_limited"

    /// The fields that it can't do without.
    public var requiredFields: [MenuButton.Field] {
        switch self {
        case .click, .scancodePush, .scancodeWaitmsg, .picSysphoto, .picPhotoOrAlbum, .picWeixin, .locationSelect:
            [.key]
        case .view: [.url]
        case .miniprogram: [.url, .appID, .pagePath]
        case .mediaID: [.mediaID]
        case .articleID, .articleViewLimited: [.articleID]
        }
    }
}
