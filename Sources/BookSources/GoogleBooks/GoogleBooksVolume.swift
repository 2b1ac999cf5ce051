// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// A volume as Google Books writes it.
struct GoogleBooksVolume {
    private let json: JSONValue
    private var info: JSONValue { self.json["volumeInfo"] }

    init(_ json: JSONValue) { self.json = json }

    /// Its ISBNs.
    var isbns: [ISBN] { self.info["industryIdentifiers"].elements.prefix(20).compactMap { $0["identifier"].isbn } }

    /// The book; nil where there is no title.
    var book: Book? {
        guard let title = self.info["title"].line else { return nil }
        let pictures = self.info["imageLinks"]
        return Book(
            isbn: self.isbns.first,
            title: title,
            subtitle: self.info["subtitle"].line,
            authors: self.info["authors"].names,
            publisher: self.info["publisher"].line,
            published: self.info["publishedDate"].publicationDate,
            pages: self.info["pageCount"].count,
            price: self.price,
            rating: self.rating,
            url: Self.encrypted(self.info["infoLink"].address),
            coverURL: Self.encrypted(pictures["thumbnail"].address ?? pictures["smallThumbnail"].address),
            tags: Array(self.info["categories"].lines.prefix(20)),
            summary: self.info["description"].paragraphs,
            origin: Origin(source: BookSourceName.googlebooks.rawValue, id: self.json["id"].line)
        )
    }

    /// Out of five there.
    private var rating: Rating? {
        guard let average = self.info["averageRating"].number, let raters = self.info["ratingsCount"].count else {
            return nil
        }
        return Rating(average: average * 2, raters: raters, source: "Google Books")
    }

    private var price: String? {
        let price = self.json["saleInfo"]["listPrice"]
        guard let amount = price["amount"].line, let currency = price["currencyCode"].line else { return nil }
        return "\(currency) \(amount)"
    }

    /// Google writes `http` for what it serves by `https`, too.
    private static func encrypted(_ address: String?) -> String? {
        address.map { $0.hasPrefix("http://") ? "https://" + $0.dropFirst("http://".count) : $0 }
    }
}
