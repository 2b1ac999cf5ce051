// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// A book as Douban's API v2 and its imitations write it: any field may be missing, or of another type.
struct DoubanRecord {
    private let json: JSONValue

    init(_ json: JSONValue) { self.json = json }

    /// The book; nil where there is no title.
    var book: Book? {
        guard let title = self.json["title"].line else { return nil }
        return Book(
            isbn: self.json["isbn13"].isbn ?? self.json["isbn"].isbn ?? self.json["isbn10"].isbn,
            title: title,
            subtitle: self.json["subtitle"].line,
            originalTitle: self.json["origin_title"].line ?? self.json["origin"].line,
            authors: self.json["author"].names,
            translators: self.first(["translator", "translators"]).names,
            publisher: self.json["publisher"].line,
            published: self.json["pubdate"].publicationDate,
            pages: self.json["pages"].count,
            price: self.json["price"].line,
            binding: self.json["binding"].line,
            rating: self.rating,
            url: self.page,
            coverURL: self.json["images"]["large"].address ?? self.json["image"].address,
            tags: Array(self.json["tags"].lines.prefix(20)),
            summary: self.json["summary"].paragraphs,
            origin: Origin(source: BookSourceName.douban.rawValue, id: self.json["id"].line)
        )
    }

    /// Out of ten, as a rule; `0.0` is said of books that too few have rated.
    private var rating: Rating? {
        let rating = self.json["rating"]
        guard let average = rating["average"].number ?? rating["value"].number ?? rating.number else { return nil }
        let raters = rating["numRaters"].code ?? rating["count"].code
        let top = rating["max"].number.flatMap { $0 > 0 ? $0 : nil } ?? 10
        guard raters != 0 else { return nil }
        return Rating(average: average * 10 / top, raters: raters.flatMap { $0 > 0 ? $0 : nil }, source: "豆瓣")
    }

    /// The page for readers; `url` is the API's own address with Douban itself, and a page with some others.
    private var page: String? {
        if let alt = self.json["alt"].address { return alt }
        if let url = self.json["url"].address, !url.contains("/v2/book/") { return url }
        guard let id = self.json["id"].line, !id.isEmpty, id.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
        return "https://book.douban.com/subject/\(id)/"
    }

    private func first(_ names: [String]) -> JSONValue {
        names.lazy.map { self.json[$0] }.first(where: \.exists) ?? .null
    }
}
