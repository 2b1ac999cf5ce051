// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What can be said when nothing fits: what was looked for, and what comes near.
public struct NotFound: Hashable, Sendable {
    /// What was looked for, as a reader would write it: trimmed, an ISBN with its hyphens.
    public var asked: String
    /// The ISBN, if it was one.
    public var isbn: ISBN?
    /// Where it was looked for, in this order.
    public var tried: [Attempt]
    /// Works that sound or look alike, the nearest first; often empty.
    public var near: [BookHit]

    /// One way of looking.
    public enum Attempt: String, Hashable, Sendable, CaseIterable {
        /// By ISBN.
        case isbn
        /// In titles.
        case title
        /// In authors.
        case author
        /// In publishers.
        case publisher
        /// By the sound, as pinyin.
        case pinyin
        /// Among titles that look alike.
        case similar
    }

    /// Makes the account of a search in vain.
    public init(asked: String, isbn: ISBN? = nil, tried: [Attempt], near: [BookHit] = []) {
        self.asked = asked
        self.isbn = isbn
        self.tried = tried
        self.near = near
    }
}
