// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A work that a search found, by its best known edition.
public struct BookHit: Hashable, Sendable {
    /// The edition to show.
    public let book: Book
    /// How many other editions of the same work the catalogue has: 另有 N 个版本.
    public let otherEditions: Int
    /// Why it was found.
    public let match: BookMatch

    /// Makes a hit.
    public init(book: Book, otherEditions: Int = 0, match: BookMatch) {
        self.book = book
        self.otherEditions = otherEditions
        self.match = match
    }
}
