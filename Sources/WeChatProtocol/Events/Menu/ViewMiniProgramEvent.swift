// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A user tapped a menu button that opens a mini program.
///
/// Facts: WeChat's page “自定义菜单事件推送”. No reply reaches the user.
public struct ViewMiniProgramEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["view_miniprogram"]

    /// The path of the page that was opened.
    public var pagePath = ""
    /// The conditional menu that the button stands in.
    public var menuID: MenuID?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(pagePath: String = "", menuID: MenuID? = nil) {
        self.pagePath = pagePath
        self.menuID = menuID
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("EventKey", &self.pagePath)
        coder.code("MenuId", &self.menuID)
    }
}
