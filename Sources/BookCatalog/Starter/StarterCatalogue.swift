// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import CBookData

/// The catalogue that ships with this package: 834 books that many people read, in order of popularity.
///
/// `NOTICE` says where the facts come from.
public enum StarterCatalogue {
    /// The books, read anew each time (a few milliseconds).
    ///
    /// - Throws: ``ImportError``, which would be a mistake in the package.
    public static func books() throws -> [Book] {
        let bytes = UnsafeBufferPointer(start: starter_books(), count: starter_books_count())
        var reader = CSVBookReader(source: Origin.starter.source)
        var rows: [ImportRow] = []
        try reader.read(bytes.span, into: &rows)
        try reader.finish(into: &rows)
        return rows.enumerated()
            .compactMap { place, row in
                guard case .book(var book, _) = row else { return nil }
                // All ratings are Douban's, as they were between these years.
                book.rating?.source = "豆瓣"
                book.rating?.date = "2017–2023"
                // Between what everybody has read and what many have: see Rating.popularity.
                book.popularity = 30 - 10 * Double(place) / Double(rows.count)
                return book
            }
    }
}
