// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookCatalogCompatibility
import Testing

@Suite struct ReaderQueriesTests {
    /// How many find the right book first. It may grow.
    private static let found = 300

    @Test func `of 300 queries as many find the right book first as ever`() async throws {
        let repository = MemoryBookRepository(try StarterCatalogue.books())
        let finder = BookFinder(repository: repository)
        let queries = try ReaderQuery.all()
        var misses: [String] = []
        for query in queries {
            let meant = try #require(try await repository.book(isbn: query.isbn))
            guard let miss = query.miss(in: try await finder.find(query.text), of: meant) else { continue }
            misses.append("\(query.kind) \(query.text): \(miss)")
        }
        #expect(queries.count == 300)
        #expect(queries.count - misses.count >= Self.found, "\(misses.joined(separator: "\n"))")
    }
}
