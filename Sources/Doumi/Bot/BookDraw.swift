// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// A book by chance: of a handful that was drawn the one that most people know, unless readers thought little of it.
enum BookDraw {
    /// How many are drawn.
    static let count = 5

    /// What readers give a good book, of 10; one without a rating may be good.
    private static let good = 7.0

    /// The book to show.
    ///
    /// - Parameters:
    ///   - books: Those that were drawn.
    ///   - shown: The book that the reader has just seen, which comes again only where there is no other.
    /// - Returns: The book; nil where none was drawn.
    static func best(of books: [Book], after shown: BookID?) -> Book? {
        let fresh = books.filter { $0.id != shown }
        let liked = fresh.filter { ($0.rating?.average ?? Self.good) >= Self.good }
        let choice = [liked, fresh, books].first { !$0.isEmpty } ?? []
        return choice.max { $0.weight < $1.weight }
    }
}
