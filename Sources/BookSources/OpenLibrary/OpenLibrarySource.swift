// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog

/// Open Library: `/api/books` for an ISBN, `/search.json` for a text.
public struct OpenLibrarySource: BookSource {
    /// `openlibrary`.
    public let name = BookSourceName.openlibrary.rawValue
    /// `Open Library`.
    public let title = "Open Library"

    /// What is told of a work; unless asked for, neither ISBNs nor publishers are.
    private static let fields = [
        "key", "title", "subtitle", "author_name", "first_publish_year", "cover_i", "ratings_average", "ratings_count",
        "number_of_pages_median", "editions", "editions.key", "editions.title", "editions.subtitle", "editions.isbn",
        "editions.publisher", "editions.publish_date", "editions.cover_i", "editions.language",
    ]

    private let fetcher: SourceFetcher
    private let baseURL: SourceBaseURL
    private let contact: OpenLibraryContact

    /// Creates a source.
    ///
    /// - Parameters:
    ///   - fetcher: What asks.
    ///   - baseURL: Where the API stands.
    ///   - contact: Whom Open Library may write to; it stands in the `User-Agent`.
    public init(fetcher: SourceFetcher, baseURL: SourceBaseURL = .openLibrary, contact: OpenLibraryContact) {
        self.fetcher = fetcher
        self.baseURL = baseURL
        self.contact = contact
    }

    /// The edition with an ISBN.
    ///
    /// - Throws: ``SourceError``.
    public func book(isbn: ISBN) async throws -> Book? {
        let bibkey = "ISBN:\(isbn)"
        let json = try await self.fetch(
            "/api/books",
            [("bibkeys", bibkey), ("format", "json"), ("jscmd", "data")]
        )
        guard case .object(let records) = json else { throw SourceError.unexpected }
        // `{}` says that there is none; an error says it is one.
        guard let record = records[bibkey] else {
            guard records.isEmpty else { throw SourceError.unexpected }
            return nil
        }
        let edition = OpenLibraryEdition(record)
        guard edition.mayHave(isbn) else { return nil }
        guard let book = edition.book(isbn: isbn) else { throw SourceError.unexpected }
        return book
    }

    /// The works that Open Library finds for a text, each by the edition that fits best.
    ///
    /// - Throws: ``SourceError``.
    public func books(for text: String, limit: Int) async throws -> [Book] {
        let words = QueryText.plain(text, without: "*?:()[]{}^~\"\\!|&/")
        guard !words.isEmpty else { return [] }
        let fields = Self.fields.joined(separator: ",")
        let json = try await self.fetch(
            "/search.json",
            [("q", words), ("limit", String(max(1, min(limit, 50)))), ("fields", fields)]
        )
        guard case .list(let works) = json["docs"] else { throw SourceError.unexpected }
        return Array(works.compactMap { OpenLibraryWork($0).book }.prefix(limit))
    }

    private func fetch(_ path: String, _ fields: [(name: String, value: String)]) async throws(SourceError) -> JSONValue
    {
        let answer = try await self.fetcher.fetch(
            SourceRequest(base: self.baseURL, path: path, fields: fields, userAgent: self.contact.userAgent)
        )
        if answer.status == 429 || answer.json["status"].code == 429 { throw .rateLimited(code: 429) }
        guard answer.isSuccess else { throw .status(answer.status) }
        return answer.json
    }
}
