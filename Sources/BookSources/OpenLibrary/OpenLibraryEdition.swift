// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// An edition as `/api/books` writes it with `jscmd=data`.
struct OpenLibraryEdition {
    private let json: JSONValue

    init(_ json: JSONValue) { self.json = json }

    /// Whether it isn't another book's edition by its own identifiers.
    func mayHave(_ isbn: ISBN) -> Bool {
        let identifiers = self.json["identifiers"]["isbn_13"].isbns + self.json["identifiers"]["isbn_10"].isbns
        return identifiers.isEmpty || identifiers.contains(isbn)
    }

    /// The book, with the ISBN that it was asked for by; nil where there is no title.
    func book(isbn: ISBN) -> Book? {
        guard let title = self.json["title"].line else { return nil }
        let cover = self.json["cover"]
        return Book(
            isbn: isbn,
            title: title,
            subtitle: self.json["subtitle"].line,
            authors: self.json["authors"].names,
            publisher: self.json["publishers"].lines.first,
            published: self.json["publish_date"].publicationDate,
            pages: self.json["number_of_pages"].count,
            url: self.json["url"].address,
            coverURL: cover["large"].address ?? cover["medium"].address,
            tags: Array(self.json["subjects"].lines.prefix(20)),
            origin: Origin(source: BookSourceName.openlibrary.rawValue, id: OpenLibraryKey.id(self.json["key"]))
        )
    }
}
