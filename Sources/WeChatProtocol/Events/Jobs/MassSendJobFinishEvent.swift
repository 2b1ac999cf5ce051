// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A mass message (群发) has been sent, or refused.
///
/// The sender is `mphelper`, not a user. Facts: WeChat's page “群发接口和原创校验”, section 事件推送群发结果.
public struct MassSendJobFinishEvent: EventPayload {
    /// The Event that it stands for.
    public static let eventNames: [StaticString] = ["MASSSENDJOBFINISH"]

    /// The number that sending it returned.
    public var messageID: MessageID?
    /// How it ended.
    public var status: MassSendStatus = ""
    /// Followers in the group, or those in the list of OpenIDs.
    public var totalCount: Int?
    /// Followers that were left after filtering: those sent to, and those where it failed.
    public var filterCount: Int?
    /// Followers that it was sent to.
    public var sentCount: Int?
    /// Followers where it failed.
    public var errorCount: Int?
    /// What the check for reprints said; absent where there are no articles.
    public var copyrightCheck: CopyrightCheckResult?
    /// The articles' addresses; none where there are no articles.
    public var articleURLs: [ArticleURL] = []

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(
        messageID: MessageID? = nil,
        status: MassSendStatus = "",
        totalCount: Int? = nil,
        filterCount: Int? = nil,
        sentCount: Int? = nil,
        errorCount: Int? = nil,
        copyrightCheck: CopyrightCheckResult? = nil,
        articleURLs: [ArticleURL] = []
    ) {
        self.messageID = messageID
        self.status = status
        self.totalCount = totalCount
        self.filterCount = filterCount
        self.sentCount = sentCount
        self.errorCount = errorCount
        self.copyrightCheck = copyrightCheck
        self.articleURLs = articleURLs
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("MsgID", &self.messageID)
        coder.code("Status", &self.status)
        coder.code("TotalCount", &self.totalCount)
        coder.code("FilterCount", &self.filterCount)
        coder.code("SentCount", &self.sentCount)
        coder.code("ErrorCount", &self.errorCount)
        coder.code("CopyrightCheckResult", &self.copyrightCheck)
        coder.nested("ArticleUrlResult") { inner in
            inner.nested("ResultList") { $0.code("item", &self.articleURLs) }
        }
    }
}
