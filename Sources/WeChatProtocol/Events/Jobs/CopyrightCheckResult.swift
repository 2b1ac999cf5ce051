// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What the check for reprints said about the articles of a mass message.
public struct CopyrightCheckResult: FieldGroup {
    /// How many articles were checked.
    public var count: Int?
    /// What it said about each.
    public var articles: [CheckedArticle] = []
    /// What it said about all.
    public var state: CopyrightCheckState?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(count: Int? = nil, articles: [CheckedArticle] = [], state: CopyrightCheckState? = nil) {
        self.count = count
        self.articles = articles
        self.state = state
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("Count", &self.count)
        coder.nested("ResultList") { $0.code("item", &self.articles) }
        coder.code("CheckState", &self.state)
    }
}
