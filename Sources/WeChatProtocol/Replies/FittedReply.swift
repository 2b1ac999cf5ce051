// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A reply inside WeChat's limits, and what had to be done to it.
public struct FittedReply: Equatable, Sendable {
    /// What was wrong with a reply.
    public enum Problem: String, Sendable {
        /// An empty text, no article, or media without an id: WeChat would show its failure notice.
        case empty
        /// A text over the limit; ``FittedReply/rest`` has what is left.
        case tooLong
        /// More articles than WeChat shows.
        case tooManyArticles
    }

    /// The reply to send.
    public var reply: Reply
    /// What was wrong, if anything.
    public var problem: Problem?
    /// The rest of a text that was cut.
    public var rest: String?

    /// Creates a fitted reply.
    public init(_ reply: Reply, problem: Problem? = nil, rest: String? = nil) {
        self.reply = reply
        self.problem = problem
        self.rest = rest
    }
}
