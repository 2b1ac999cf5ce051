// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What the check for reprints said about one article.
public struct CheckedArticle: FieldGroup {
    /// Which article, from 1.
    public var index: Int?
    /// What its author declared it to be.
    public var declaredState: Int?
    /// What the check found.
    public var auditState: Int?
    /// The address of the similar original.
    public var originalURL: String?
    /// The type of the similar original.
    public var originalType: Int?
    /// Whether it may be reprinted.
    public var canReprint: Bool?
    /// Whether the content has to be replaced by the original's.
    public var needsReplacing: Bool?
    /// Whether the source has to be named.
    public var needsSource: Bool?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        index: Int? = nil,
        declaredState: Int? = nil,
        auditState: Int? = nil,
        originalURL: String? = nil,
        originalType: Int? = nil,
        canReprint: Bool? = nil,
        needsReplacing: Bool? = nil,
        needsSource: Bool? = nil
    ) {
        self.index = index
        self.declaredState = declaredState
        self.auditState = auditState
        self.originalURL = originalURL
        self.originalType = originalType
        self.canReprint = canReprint
        self.needsReplacing = needsReplacing
        self.needsSource = needsSource
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("ArticleIdx", &self.index)
        coder.code("UserDeclareState", &self.declaredState)
        coder.code("AuditState", &self.auditState)
        coder.code("OriginalArticleUrl", &self.originalURL)
        coder.code("OriginalArticleType", &self.originalType)
        coder.code("CanReprint", &self.canReprint)
        coder.code("NeedReplaceContent", &self.needsReplacing)
        coder.code("NeedShowReprintSource", &self.needsSource)
    }
}
