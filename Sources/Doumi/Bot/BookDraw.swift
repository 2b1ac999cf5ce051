// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// A book by chance: of a handful that was drawn the one that most people know, so that any may come, and a good one
/// comes often.
enum BookDraw {
    /// How many are drawn.
    static let count = 5

    /// The book to show.
    ///
    /// - Parameters:
    ///   - books: Those that were drawn.
    ///   - shown: The book that the reader has just seen, which comes again only where there is no other.
    /// - Returns: The book; nil where none was drawn.
    static func best(of books: [Book], after shown: BookID?) -> Book? {
        let fresh = books.filter { $0.id != shown }
        return (fresh.isEmpty ? books : fresh).max { $0.weight < $1.weight }
    }
}
