// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// Makes one record of several about the same edition.
enum BookMerge {
    /// The record with what it doesn't say taken from another; what it says stays.
    static func filled(_ book: Book, from other: Book) -> Book {
        var book = book
        book.isbn = book.isbn ?? other.isbn
        book.subtitle = book.subtitle ?? other.subtitle
        book.originalTitle = book.originalTitle ?? other.originalTitle
        if book.authors.isEmpty { book.authors = other.authors }
        if book.translators.isEmpty { book.translators = other.translators }
        book.publisher = book.publisher ?? other.publisher
        book.published = book.published ?? other.published
        book.pages = book.pages ?? other.pages
        book.price = book.price ?? other.price
        book.binding = book.binding ?? other.binding
        book.rating = book.rating ?? other.rating
        book.url = book.url ?? other.url
        book.coverURL = book.coverURL ?? other.coverURL
        if book.tags.isEmpty { book.tags = other.tags }
        book.summary = book.summary ?? other.summary
        book.popularity = book.popularity ?? other.popularity
        return book
    }

    /// The books of both lists, each edition once.
    static func union(_ books: [Book], _ others: [Book]) -> [Book] {
        var places: [BookID: Int] = [:]
        var all: [Book] = []
        for book in books + others {
            if let place = places[book.id] {
                all[place] = self.filled(all[place], from: book)
            } else {
                places[book.id] = all.count
                all.append(book)
            }
        }
        return all
    }

    /// What is to be kept of a fetched record beside the one that the catalogue has.
    ///
    /// The operator's own record counts more than a source's; a source's own is renewed; of two sources the first counts, and
    /// as nothing of its record is newer for the second, it keeps its day.
    static func kept(_ fetched: Book, beside old: Book?) -> Book {
        guard let old else { return fetched }
        guard old.origin.date != nil, old.origin.source == fetched.origin.source else {
            return self.filled(old, from: fetched)
        }
        return self.filled(fetched, from: old)
    }
}
