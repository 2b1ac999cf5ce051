// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import Testing

@Suite struct BookSourceTests {
    @Test func `a source of one's own is asked by its ISBN`() async throws {
        struct Shelf: BookSource {
            var name: String { "shelf" }
            var title: String { "书架" }
            func book(isbn: ISBN) async throws -> Book? {
                Book(isbn: isbn, title: "浪潮之巅", origin: Origin(source: self.name))
            }
            func books(for text: String, limit: Int) async throws -> [Book] { [] }
        }
        let isbn = try #require(ISBN("9787121139512"))
        let source: any BookSource = Shelf()
        #expect(try await source.book(isbn: isbn)?.title == "浪潮之巅")
    }
}
