// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// What a handler may return: anything that knows which reply it stands for.
public protocol ReplyConvertible: SendableMetatype {
    /// The reply that this value stands for.
    var reply: Reply { get }
}

extension Reply: ReplyConvertible {
    /// The reply itself.
    public var reply: Reply { self }
}

extension String: ReplyConvertible {
    /// A text.
    public var reply: Reply { .text(self) }
}

extension Article: ReplyConvertible {
    /// A news reply with this one card.
    public var reply: Reply { .news([self]) }
}

extension Array: ReplyConvertible where Element == Article {
    /// A news reply with these cards.
    public var reply: Reply { .news(self) }
}
