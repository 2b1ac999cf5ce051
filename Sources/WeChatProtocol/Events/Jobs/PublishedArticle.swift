// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A part of a published article.
public struct PublishedArticle: FieldGroup {
    /// Which part, from 1.
    public var index: Int?
    /// Its address.
    public var url = ""

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(index: Int? = nil, url: String = "") {
        self.index = index
        self.url = url
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("idx", &self.index)
        coder.code("article_url", &self.url)
    }
}
