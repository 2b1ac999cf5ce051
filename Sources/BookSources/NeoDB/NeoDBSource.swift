// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog

/// NeoDB, a federation of servers whose readers collect books, many of them Chinese.
public struct NeoDBSource: BookSource {
    /// `neodb`.
    public let name = BookSourceName.neodb.rawValue
    /// `NeoDB`.
    public let title = "NeoDB"

    private let fetcher: SourceFetcher
    private let baseURL: SourceBaseURL

    /// Creates a source.
    ///
    /// - Parameters:
    ///   - fetcher: What asks.
    ///   - baseURL: The server to ask.
    public init(fetcher: SourceFetcher, baseURL: SourceBaseURL = .neoDB) {
        self.fetcher = fetcher
        self.baseURL = baseURL
    }

    /// The edition with an ISBN.
    ///
    /// - Throws: ``SourceError``.
    public func book(isbn: ISBN) async throws -> Book? {
        try await self.search("id:\(isbn)").first { $0.isbn == isbn }
    }

    /// The editions that the server finds for a text.
    ///
    /// - Throws: ``SourceError``.
    public func books(for text: String, limit: Int) async throws -> [Book] {
        let words = QueryText.plain(text, without: "\":()`")
        guard !words.isEmpty else { return [] }
        return Array(try await self.search(words).prefix(limit))
    }

    private func search(_ query: String) async throws(SourceError) -> [Book] {
        let answer = try await self.fetcher.fetch(
            SourceRequest(
                base: self.baseURL,
                path: "/api/catalog/search",
                fields: [(name: "query", value: query), ("category", "book"), ("page", "1")]
            )
        )
        if answer.status == 429 { throw .rateLimited(code: 429) }
        guard answer.isSuccess else { throw .status(answer.status) }
        guard case .list(let editions) = answer.json["data"] else { throw .unexpected }
        return editions.compactMap { NeoDBEdition($0, server: self.baseURL).book }
    }
}
