// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A passive reply (被动回复): what stands in the answer to a push.
///
/// WeChat's page “回复用户消息”. The rare large ones stand elsewhere, so that every other takes no more than a text.
public enum Reply: Equatable, Sendable, Codable {
    /// A text of at most 2048 bytes of UTF-8; `<a href="…">` makes links.
    case text(String)
    /// A picture; no animated GIF.
    case image(MediaID)
    /// A voice recording.
    case voice(MediaID)
    /// A video.
    indirect case video(VideoReply)
    /// Music.
    indirect case music(MusicReply)
    /// Cards: one when answering a message, up to eight otherwise.
    case news([Article])
    /// Hands the user to the customer-service tool, to one agent's account (`prefix@wechatid`) or to any.
    case transferToCustomerService(account: KfAccount?)
    /// Hands the message to WeChat's own AI reply.
    case transferToAI
    /// No reply: WeChat is told `success`, and the user sees nothing.
    case nothing
}

extension Reply: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    /// A text reply.
    public init(stringLiteral value: String) { self = .text(value) }
}
