// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a repository found for some words.
public struct SearchResult: Hashable, Sendable {
    /// The works, the best first, each once.
    public var hits: [BookHit]
    /// Whether there are more than were asked for.
    public var hasMore: Bool
    /// The author that was meant, spelt as in the catalogue, if the words are an author's name.
    public var author: String?

    /// Makes a result.
    public init(hits: [BookHit] = [], hasMore: Bool = false, author: String? = nil) {
        self.hits = hits
        self.hasMore = hasMore
        self.author = author
    }
}
