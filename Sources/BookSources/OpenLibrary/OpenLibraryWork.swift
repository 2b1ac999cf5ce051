// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// A work as `/search.json` writes it, with the edition of it that fits the question best.
struct OpenLibraryWork {
    private let json: JSONValue

    init(_ json: JSONValue) { self.json = json }

    /// The book; nil where there is no title.
    ///
    /// The edition's title is in the language of the question where the work's may be in pinyin. The work's own ISBNs are
    /// of all its editions, so none of them is taken.
    var book: Book? {
        let edition = self.json["editions"]["docs"].elements.first ?? .null
        guard let title = edition["title"].line ?? self.json["title"].line else { return nil }
        let id = OpenLibraryKey.id(edition["key"]) ?? OpenLibraryKey.id(self.json["key"])
        let isWhole = edition["title"].line == nil
        return Book(
            isbn: edition["isbn"].isbns.first,
            title: title,
            subtitle: isWhole ? self.json["subtitle"].line : edition["subtitle"].line,
            authors: self.json["author_name"].names,
            publisher: edition["publisher"].lines.first,
            published: edition["publish_date"].elements.first?.publicationDate
                ?? self.json["first_publish_year"].publicationDate,
            pages: self.json["number_of_pages_median"].count,
            rating: self.rating,
            url: id.map { "https://openlibrary.org/\($0.hasSuffix("W") ? "works" : "books")/\($0)" },
            coverURL: OpenLibraryKey.cover(edition["cover_i"]) ?? OpenLibraryKey.cover(self.json["cover_i"]),
            origin: Origin(source: BookSourceName.openlibrary.rawValue, id: id)
        )
    }

    /// Out of five there.
    private var rating: Rating? {
        guard let average = self.json["ratings_average"].number, let raters = self.json["ratings_count"].count else {
            return nil
        }
        return Rating(average: average * 2, raters: raters, source: "Open Library")
    }
}
