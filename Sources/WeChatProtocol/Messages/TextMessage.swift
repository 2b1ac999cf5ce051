// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Text that a user sent: typed, dictated, or tapped in a menu message.
///
/// Facts: WeChat's page “接收普通消息”, section 文本消息. What WeChat doesn't forward (stickers, red packets) arrives as a
/// text, too: see ``isUnsupportedNotice``.
public struct TextMessage: FieldGroup {
    /// The text, untrimmed; WeChat's own emoji stand in it as codes such as `/::)`.
    public var content = ""
    /// The id of the item that was tapped, where the text answers a menu message (菜单消息, `msgmenu`) of customer
    /// service.
    public var menuItemID: String?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(content: String = "", menuItemID: String? = nil) {
        self.content = content
        self.menuItemID = menuItemID
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("Content", &self.content)
        coder.code("bizmsgmenuid", &self.menuItemID)
    }

    /// Whether the text is WeChat's notice that the user sent something which it doesn't forward.
    ///
    /// The notice comes in the sender's language.
    public var isUnsupportedNotice: Bool {
        switch self.content {
        case "【收到不支持的消息类型，暂无法显示】", "【收到不支援的訊息類型，無法顯示】", "[Unsupported Message]", "[Unsupported message]": true
        default: false
        }
    }
}
