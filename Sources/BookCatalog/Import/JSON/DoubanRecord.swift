// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// A book as Douban's API v2 and the servers that speak nearly the same have it, where every field may be missing.
enum DoubanRecord {
    /// Makes a book of an object; one that this package has exported is taken as it is.
    ///
    /// - Throws: ``RejectedRow/Reason``, for what is no object, or has no title.
    static func book(_ bytes: [UInt8], source: String?, isDouban: Bool) throws(RejectedRow.Reason) -> Book {
        let data = Data(bytes)
        guard let object = try? JSONDecoder().decode(LooseJSON.self, from: data), case .object = object else {
            throw .notJSON
        }
        if case .object = object["origin"], let book = try? JSONDecoder().decode(Book.self, from: data) {
            return try Self.checked(book)
        }
        return try Self.book(object, source: source, isDouban: isDouban)
    }

    private static func book(
        _ object: LooseJSON,
        source: String?,
        isDouban: Bool
    ) throws(RejectedRow.Reason) -> Book {
        let id = object["id"].string
        let pages = [object["alt"].string, object["url"].string]
        let isDouban = isDouban || pages.contains { FieldText.ratingSource(url: $0) != nil }
        // Douban's own url is one for programs.
        let url = pages[0] ?? (isDouban ? id.map { "https://book.douban.com/subject/\($0)/" } : pages[1])
        let tags = object["tags"].strings
        return Book(
            isbn: try FieldText.isbn((object["isbn13"].string ?? object["isbn"].string ?? object["isbn10"].string)),
            title: try FieldText.title(object["title"].string),
            subtitle: object["subtitle"].string,
            originalTitle: object["origin_title"].string ?? object["origin"].string,
            authors: Self.names(object["author"]),
            translators: Self.names(object["translator"]) + Self.names(object["translators"]),
            publisher: object["publisher"].string,
            published: object["pubdate"].string.flatMap(PublicationDate.init),
            pages: FieldText.number(object["pages"].string),
            price: object["price"].string,
            binding: object["binding"].string,
            rating: Self.rating(object["rating"], source: isDouban ? "豆瓣" : nil),
            url: url,
            coverURL: object["images"]["large"].string ?? object["image"].string,
            tags: tags,
            summary: object["summary"].string,
            origin: Origin(source: source ?? (isDouban ? "douban" : "import"), id: id)
        )
    }

    /// A rating on a scale of ten; `nil` where nobody has rated.
    private static func rating(_ object: LooseJSON, source: String?) -> Rating? {
        guard let average = object["average"].double else { return nil }
        let raters = object["numRaters"].double.flatMap { Int(exactly: $0) }
        guard raters.map({ $0 > 0 }) ?? true else { return nil }
        let best = object["max"].double.flatMap { $0 > 0 ? $0 : nil } ?? 10
        return Rating(average: best == 10 ? average : average * 10 / best, raters: raters, source: source)
    }

    private static func names(_ value: LooseJSON) -> [String] {
        value.strings.map(PersonName.plain).filter { !$0.isEmpty }
    }

    /// A book with what decoding alone doesn't make sure of.
    private static func checked(_ book: Book) throws(RejectedRow.Reason) -> Book {
        var book = book.withWholeLines
        book.title = try FieldText.title(SearchWords.trimmed(book.title))
        book.rating = book.rating.flatMap {
            Rating(
                average: $0.average,
                raters: $0.raters.flatMap { $0 >= 0 ? $0 : nil },
                source: $0.source,
                date: $0.date
            )
        }
        book.origin.source = book.origin.source.replacing(":", with: "")
        return book
    }
}
