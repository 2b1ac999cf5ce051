// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where an article of a mass message stands.
public struct ArticleURL: FieldGroup {
    /// Which article, from 1.
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
        coder.code("ArticleIdx", &self.index)
        coder.code("ArticleUrl", &self.url)
    }
}
