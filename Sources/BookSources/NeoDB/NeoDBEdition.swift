// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// An edition as NeoDB writes it.
struct NeoDBEdition {
    private let json: JSONValue
    private let server: SourceBaseURL

    init(_ json: JSONValue, server: SourceBaseURL) {
        self.json = json
        self.server = server
    }

    /// The book; nil where there is no title.
    var book: Book? {
        guard let title = self.json["title"].line ?? self.json["display_title"].line else { return nil }
        return Book(
            isbn: self.json["isbn"].isbn,
            title: title,
            subtitle: self.json["subtitle"].line,
            originalTitle: self.json["orig_title"].line,
            authors: self.json["author"].names,
            translators: self.json["translator"].names,
            publisher: self.json["publisher"].lines.first ?? self.json["pub_house"].line,
            published: self.published,
            pages: self.json["pages"].count,
            price: self.json["price"].line,
            binding: self.json["binding"].line ?? self.json["format"].line,
            rating: self.rating,
            url: self.page,
            coverURL: self.json["cover_image_url"].address,
            tags: Array(self.json["tags"].lines.prefix(20)),
            summary: self.json["description"].paragraphs,
            origin: Origin(source: BookSourceName.neodb.rawValue, id: self.json["uuid"].line)
        )
    }

    private var published: PublicationDate? {
        guard let year = self.json["pub_year"].code else { return nil }
        return PublicationDate(
            ([year] + [self.json["pub_month"].code].compactMap(\.self)).map(String.init).joined(separator: "-")
        )
    }

    /// Out of ten, as ours.
    private var rating: Rating? {
        guard let average = self.json["rating"].number, let raters = self.json["rating_count"].count else { return nil }
        return Rating(average: average, raters: raters, source: "NeoDB")
    }

    /// The page for readers; its address is the server's own path.
    private var page: String? {
        if let address = self.json["url"].address { return address }
        guard let path = self.json["url"].line, path.hasPrefix("/") else { return nil }
        return FieldText.address(self.server.description + path)
    }
}
