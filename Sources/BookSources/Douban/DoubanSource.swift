// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog

/// Douban's API v2, and the servers that speak nearly the same.
///
/// It was closed to the public in 2019; who has a key that is still taken, or a server of their own, can use it.
public struct DoubanSource: BookSource {
    /// How questions are sent.
    public enum Method: String, CaseIterable, Hashable, Sendable {
        /// With everything in the address.
        case get = "GET"
        /// With everything, the key too, in a form.
        case post = "POST"
    }

    /// `douban`.
    public let name = BookSourceName.douban.rawValue
    /// `豆瓣`.
    public let title = "豆瓣"

    /// Servers of the same kind refuse more than twenty.
    private static let mostBooks = 20

    private let fetcher: SourceFetcher
    private let baseURL: SourceBaseURL
    private let apiKey: SourceKey?
    private let method: Method

    /// Creates a source.
    ///
    /// - Parameters:
    ///   - fetcher: What asks.
    ///   - baseURL: Where the API stands, without `/v2`.
    ///   - apiKey: The operator's own key.
    ///   - method: How questions are sent.
    public init(
        fetcher: SourceFetcher,
        baseURL: SourceBaseURL = .douban,
        apiKey: SourceKey? = nil,
        method: Method = .get
    ) {
        self.fetcher = fetcher
        self.baseURL = baseURL
        self.apiKey = apiKey
        self.method = method
    }

    /// The book with an ISBN.
    ///
    /// - Throws: ``SourceError``.
    public func book(isbn: ISBN) async throws -> Book? {
        let records: [JSONValue]
        switch try await DoubanReply(self.fetch("/v2/book/isbn/\(isbn)")) {
        case .notFound: return nil
        case .book(let record): records = [record]
        case .list(let list): records = list
        }
        // The path names the ISBN; a server that repeats it has to mean the same.
        let books = records.compactMap { DoubanRecord($0).book }
        guard !books.isEmpty || records.isEmpty else { throw SourceError.unexpected }
        guard var book = books.first(where: { $0.isbn ?? isbn == isbn }) else { return nil }
        book.isbn = isbn
        return book
    }

    /// The books that Douban finds for a text.
    ///
    /// - Throws: ``SourceError``.
    public func books(for text: String, limit: Int) async throws -> [Book] {
        let words = QueryText.plain(text, without: "")
        guard !words.isEmpty else { return [] }
        let count = String(max(1, min(limit, Self.mostBooks)))
        switch try await DoubanReply(self.fetch("/v2/book/search", [("q", words), ("count", count)])) {
        case .notFound: return []
        case .book: throw SourceError.unexpected
        case .list(let records): return Array(records.compactMap { DoubanRecord($0).book }.prefix(limit))
        }
    }

    private func fetch(_ path: String, _ fields: [(String, String)] = []) async throws(SourceError) -> SourceAnswer {
        let key = self.apiKey.map { [("apikey", $0.rawValue)] } ?? []
        return try await self.fetcher.fetch(
            SourceRequest(
                base: self.baseURL,
                path: path,
                fields: (fields + key).map { (name: $0.0, value: $0.1) },
                method: self.method == .get ? .get : .post
            )
        )
    }
}
