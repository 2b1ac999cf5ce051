// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog

/// Google Books, with the operator's own key: without one its quota is used up by everybody else.
public struct GoogleBooksSource: BookSource {
    /// `googlebooks`.
    public let name = BookSourceName.googlebooks.rawValue
    /// `Google Books`.
    public let title = "Google Books"

    private let fetcher: SourceFetcher
    private let baseURL: SourceBaseURL
    private let apiKey: SourceKey?
    private let country: String

    /// Creates a source.
    ///
    /// - Parameters:
    ///   - fetcher: What asks.
    ///   - baseURL: Where the API stands.
    ///   - apiKey: The operator's own key.
    ///   - country: Where the server stands, two letters; Google refuses servers whose country it can't guess.
    public init(
        fetcher: SourceFetcher,
        baseURL: SourceBaseURL = .googleBooks,
        apiKey: SourceKey?,
        country: String = "US"
    ) {
        self.fetcher = fetcher
        self.baseURL = baseURL
        self.apiKey = apiKey
        self.country = country
    }

    /// The volume with an ISBN; what Google offers instead isn't taken.
    ///
    /// - Throws: ``SourceError``.
    public func book(isbn: ISBN) async throws -> Book? {
        let volumes = try await self.volumes(for: "isbn:\(isbn)", limit: 5)
        guard let volume = volumes.first(where: { $0.isbns.contains(isbn) }), var book = volume.book else { return nil }
        book.isbn = isbn
        return book
    }

    /// The volumes that Google finds for a text.
    ///
    /// - Throws: ``SourceError``.
    public func books(for text: String, limit: Int) async throws -> [Book] {
        let words = QueryText.plain(text, without: "\":()|")
        guard !words.isEmpty else { return [] }
        let volumes = try await self.volumes(for: words, limit: max(1, min(limit, 40)))
        return Array(volumes.compactMap(\.book).prefix(limit))
    }

    private func volumes(for query: String, limit: Int) async throws(SourceError) -> [GoogleBooksVolume] {
        var fields = [
            (name: "q", value: query), ("country", self.country), ("maxResults", String(limit)), ("printType", "books"),
        ]
        if let key = self.apiKey { fields.append((name: "key", value: key.rawValue)) }
        let answer = try await self.fetcher.fetch(
            SourceRequest(base: self.baseURL, path: "/books/v1/volumes", fields: fields)
        )
        if let error = GoogleBooksRefusal(answer) { throw error.meaning }
        switch answer.json["items"] {
        case .list(let items): return items.map { GoogleBooksVolume($0) }
        // Nothing found has a number and no list.
        case .null where answer.json["totalItems"].code != nil: return []
        default: throw .unexpected
        }
    }
}
