// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Doumi
import Testing
import WeChatBotTesting
import WeChatProtocol

@Suite struct CatalogueFailureTests {
    @Test func `a reader hears that the catalogue is away, and still gets help`() async throws {
        let user = TestUser(DoumiBot(repository: AbsentRepository()).buildResponder())
        #expect(try await user.sends("活着") == "书库现在查不了，请过一会儿再试。")
        #expect(try await user.sends("9787506365437") == "书库现在查不了，请过一会儿再试。")
        #expect(PlainText.rendering(try await user.sends("?")).contains("ISBN"))
    }
}

/// A catalogue whose database is away.
private struct AbsentRepository: BookRepository {
    private struct Away: Error {}

    func count() async throws -> Int { throw Away() }
    func books(_ ids: [BookID]) async throws -> [Book] { throw Away() }
    func hits(_ ids: [BookID]) async throws -> [BookHit] { throw Away() }
    func search(_ words: SearchWords, limit: Int) async throws -> SearchResult { throw Away() }
    func similar(to words: SearchWords, limit: Int) async throws -> [BookHit] { throw Away() }
    func editions(of book: Book) async throws -> [Book] { throw Away() }
    func popular(limit: Int, offset: Int) async throws -> [BookHit] { throw Away() }
    func random() async throws -> Book? { throw Away() }
    func save(_ books: [Book]) async throws -> SaveCount { throw Away() }
}
