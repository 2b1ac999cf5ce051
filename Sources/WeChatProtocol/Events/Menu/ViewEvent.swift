// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user tapped a menu button that opens a page.
///
/// Facts: WeChat's page “自定义菜单事件推送”. No reply reaches the user.
public struct ViewEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["VIEW"]

    /// The page's address.
    public var url = ""
    /// The conditional menu that the button stands in.
    public var menuID: MenuID?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(url: String = "", menuID: MenuID? = nil) {
        self.url = url
        self.menuID = menuID
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("EventKey", &self.url)
        coder.code("MenuId", &self.menuID)
    }
}
