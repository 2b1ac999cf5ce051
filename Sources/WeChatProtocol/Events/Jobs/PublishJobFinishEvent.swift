// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An article has been published (发布), or refused.
///
/// The sender is `mphelper`, not a user. Facts: WeChat's page “事件推送发布结果”.
public struct PublishJobFinishEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["PUBLISHJOBFINISH"]

    /// The job.
    public var publishID: PublishID?
    /// How it ended.
    public var status: PublishStatus?
    /// The article, where it was published.
    public var articleID: ArticleID?
    /// Its parts with their addresses, where it was published.
    public var articles: [PublishedArticle] = []
    /// The parts that were refused, from 1; only where the originality check or the audit failed.
    public var failedIndexes: [Int] = []

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        publishID: PublishID? = nil,
        status: PublishStatus? = nil,
        articleID: ArticleID? = nil,
        articles: [PublishedArticle] = [],
        failedIndexes: [Int] = []
    ) {
        self.publishID = publishID
        self.status = status
        self.articleID = articleID
        self.articles = articles
        self.failedIndexes = failedIndexes
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.nested("PublishEventInfo") { inner in
            inner.code("publish_id", &self.publishID)
            inner.code("publish_status", &self.status)
            inner.code("article_id", &self.articleID)
            inner.nested("article_detail") { $0.code("item", &self.articles) }
            inner.code("fail_idx", &self.failedIndexes)
        }
    }
}
