// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A page that a user shared.
///
/// Facts: WeChat's page “接收普通消息”, section 链接消息.
public struct LinkMessage: FieldGroup {
    /// The page's title.
    public var title = ""
    /// A line or two about it; may be empty.
    public var description = ""
    /// Its address.
    public var url = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(title: String = "", description: String = "", url: String = "") {
        self.title = title
        self.description = description
        self.url = url
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("Title", &self.title)
        coder.code("Description", &self.description)
        coder.code("Url", &self.url)
    }
}
