// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Testing

@testable import BookCatalogSQLite

@Suite struct SearchMemoryTests {
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    private func book(_ title: String) -> Book {
        Book(title: title, authors: ["某人"], origin: Origin(source: "test", id: title))
    }

    @Test func `what anybody adds is found at once, though the same was asked before`() async throws {
        let path = self.folder.file("books.db")
        let here = try SQLiteBookRepository(path: path)
        let elsewhere = try SQLiteBookRepository(path: path)
        let words = SearchWords("深水区的灯")
        for _ in 0..<2 { #expect(try await here.search(words, limit: 5).hits.isEmpty) }
        #expect(try await here.similar(to: words, limit: 5).isEmpty)
        try await elsewhere.save([self.book("深水区的灯")])
        #expect(try await here.search(words, limit: 5).hits.map(\.book.title) == ["深水区的灯"])
        #expect(try await here.similar(to: words, limit: 5).map(\.book.title) == ["深水区的灯"])
        try await here.save([self.book("深水区的灯塔")])
        #expect(try await here.search(SearchWords("深水区的灯塔"), limit: 5).hits.first?.book.title == "深水区的灯塔")
    }

    @Test func `the same question of the same version is looked for once`() async throws {
        let memory = SearchMemory()
        let question = SearchMemory.Question(words: SearchWords("活着"), limit: 5, isSimilar: false)
        var searches = 0
        for version in [1, 1, 2, 2, 1] {
            let result = try await memory.result(of: question, at: version) {
                searches += 1
                return SearchResult(author: "\(searches)")
            }
            #expect(result.author == ["1", "2", "3"][searches - 1])
        }
        // A search that began before the catalogue was written to replaces nothing.
        #expect(searches == 3)
        let last = try await memory.result(of: question, at: 2) { SearchResult() }
        #expect(last.author == "2")
    }
}
