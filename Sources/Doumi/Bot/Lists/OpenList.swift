// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// The list that a reader has before them, or the one book of which they may ask for other editions.
///
/// Kept for ten minutes as the state of a conversation, so it holds only names of books.
struct OpenList: Codable, Hashable, Sendable {
    /// What the rows are, which decides what they show.
    enum Kind: String, Codable, Sendable {
        /// Works of any author.
        case works
        /// Works of one author, whose name stands above them.
        case author
        /// Editions of one work.
        case editions
        /// The books that the reader keeps.
        case shelf
    }

    /// The line above the rows.
    var heading = ""
    /// What the rows are.
    var kind = Kind.works
    /// The books in their order; none where only a single book was shown.
    var ids: [BookID] = []
    /// The page that was shown last, from 0.
    var page = 0
    /// The book whose card was shown last.
    var shown: BookID?

    /// How many pages there are, at least one.
    func pages(size: Int) -> Int { max(1, (self.ids.count + size - 1) / size) }

    /// The books of the page that was shown last, with their numbers, which run on from page to page.
    func pageIDs(size: Int) -> [(number: Int, id: BookID)] {
        self.ids.enumerated().dropFirst(self.page * size).prefix(size).map { (number: $0 + 1, id: $1) }
    }
}
