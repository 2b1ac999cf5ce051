// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The article from whose message box a user wrote.
///
/// Facts: WeChat's page “接收普通消息”: MsgDataId and Idx come with a message only where it came from an article.
public struct ArticleOrigin: FieldGroup {
    /// The id of the post.
    public var articleDataID = ""
    /// Which article of a post with several, from 1.
    public var index: Int?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(articleDataID: String = "", index: Int? = nil) {
        self.articleDataID = articleDataID
        self.index = index
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("MsgDataId", &self.articleDataID)
        coder.code("Idx", &self.index)
    }
}
