// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import BookCatalog
import BookSources
import Testing

/// What every source does, whatever its service does.
@Suite("Every source")
struct SourceCompatibilityTests {
    @Test(arguments: PlayedSource.all)
    func `finds a book by its ISBN`(played: PlayedSource) async throws {
        try await SourceFixture.run(played, answering: { _ in .body(played.found) }) { fixture in
            let book = try #require(try await fixture.source.book(isbn: SourceFixture.isbn))
            #expect(book.isbn == SourceFixture.isbn)
            #expect(book.title == "浪潮之巅")
            #expect(book.authors == ["吴军"])
            #expect(book.publisher == "电子工业出版社")
            #expect(book.published?.year == 2011)
            #expect(book.pages == 584)
            #expect(book.origin.source == played.name.rawValue)
            #expect(book.coverURL?.hasPrefix("https://") == true)
            #expect(fixture.server.received.count == 1)
            #expect(fixture.server.received.allSatisfy { $0.text.contains("9787121139512") })
        }
    }

    @Test(arguments: PlayedSource.all)
    func `finds books for a text, and one that is broken doesn't spoil the others`(played: PlayedSource) async throws {
        try await SourceFixture.run(played, answering: { _ in .body(played.list) }) { fixture in
            let books = try await fixture.source.books(for: "浪潮 之巅", limit: 5)
            #expect(books.map(\.title) == ["浪潮之巅"])
            #expect(books.first?.isbn == SourceFixture.isbn)
            let rating = try #require(books.first?.rating)
            #expect((8.9...9.1).contains(rating.average))
            #expect(rating.source == fixture.source.title)
            #expect(fixture.server.received.first?.text.contains("浪潮 之巅") == true)
        }
    }

    @Test(arguments: PlayedSource.all)
    func `says that there is no book where its service does`(played: PlayedSource) async throws {
        let answer = SourceServer.Answer.body(played.none.body, status: played.none.status)
        try await SourceFixture.run(played, answering: { _ in answer }) { fixture in
            let book = try await fixture.source.book(isbn: SourceFixture.isbn)
            #expect(book == nil)
        }
        try await SourceFixture.run(played, answering: { _ in .body(played.noneOfText) }) { fixture in
            let books = try await fixture.source.books(for: "没有的书", limit: 5)
            #expect(books == [])
        }
    }

    @Test(arguments: PlayedSource.all)
    func `takes no other book for the one that was asked for, and no such answer for a failure`(played: PlayedSource)
        async throws
    {
        let other = played.found.replacing("9787121139512", with: "9787115514226")
            .replacing("ISBN:9787115514226", with: "ISBN:9787121139512")
        try await SourceFixture.run(played, answering: { _ in .body(other) }) { fixture in
            let book = try await fixture.source.book(isbn: SourceFixture.isbn)
            #expect(book == nil)
        }
    }

    @Test(arguments: PlayedSource.all)
    func `takes no longer than it may`(played: PlayedSource) async throws {
        #expect(try await SourceFixture.error(of: played, timeout: .milliseconds(50), answering: .silence) == .timeout)
    }

    @Test(arguments: PlayedSource.all)
    func `says that the connection was closed`(played: PlayedSource) async throws {
        #expect(try await SourceFixture.error(of: played, answering: .reset) == .closed)
        #expect(try await SourceFixture.error(of: played, answering: .half(played.found)) == .closed)
    }

    @Test(arguments: PlayedSource.all)
    func `says that nobody is there`(played: PlayedSource) async throws {
        // A port that was free a moment ago.
        let address = try await SourceServer.run({ _ in .reset }) { $0.address }
        try await HTTPClient.withHTTPClient(configuration: .bookSources) { client in
            let source = try played.source(at: address, client: client)
            let error = await #expect(throws: SourceError.self) { try await source.book(isbn: SourceFixture.isbn) }
            #expect(error == .unreachable)
        }
    }

    @Test(arguments: PlayedSource.all)
    func `takes no single thing for the list of a search`(played: PlayedSource) async throws {
        let body = #"{"title":{"a":[]},"author":7,"docs":7,"data":{},"items":3}"#
        try await SourceFixture.run(played, answering: { _ in .body(body) }) { fixture in
            let error = await #expect(throws: SourceError.self) { try await fixture.source.books(for: "书", limit: 5) }
            #expect(error == .unexpected)
        }
    }

    @Test(arguments: PlayedSource.all)
    func `says that a page is no answer`(played: PlayedSource) async throws {
        let page = SourceServer.Answer.body("<html><body>dae</body></html>", status: 403, type: "text/html")
        #expect(try await SourceFixture.error(of: played, answering: page) == .notJSON(status: 403))
        #expect(try await SourceFixture.error(of: played, answering: .body("", status: 418)) == .notJSON(status: 418))
        #expect(try await SourceFixture.error(of: played, answering: .body("{\"a\":")) == .notJSON(status: 200))
        #expect(try await SourceFixture.error(of: played, answering: .body("<p>")) == .notJSON(status: 200))
    }

    @Test(arguments: PlayedSource.all)
    func `follows no redirect`(played: PlayedSource) async throws {
        try await SourceServer.run({ _ in .body(played.found) }) { elsewhere in
            let answer = SourceServer.Answer.redirect(to: elsewhere.address + "/sec")
            let error = try await SourceFixture.error(of: played, answering: answer)
            #expect(error == .redirect(status: 302))
            #expect(elsewhere.received.isEmpty)
        }
    }

    @Test(arguments: PlayedSource.all)
    func `reads no endless body`(played: PlayedSource) async throws {
        let flooded = try await SourceFixture.error(of: played, timeout: .seconds(60), answering: .flood(50 << 20))
        #expect(flooded == .tooLong)
        let deep = String(repeating: "[", count: 100_000)
        #expect(try await SourceFixture.error(of: played, answering: .body(deep)) == .notJSON(status: 200))
    }

    @Test(arguments: PlayedSource.all)
    func `says that it was asked too often`(played: PlayedSource) async throws {
        let answer = SourceServer.Answer.body(played.limited.body, status: played.limited.status)
        guard case .rateLimited = try await SourceFixture.error(of: played, answering: answer) else {
            Issue.record("no rate limit")
            return
        }
    }

    @Test(arguments: PlayedSource.all)
    func `survives fields that are missing or of the wrong type`(played: PlayedSource) async throws {
        for body in played.broken {
            #expect(try await SourceFixture.error(of: played, answering: .body(body)) == .unexpected, "\(body)")
        }
        #expect(try await SourceFixture.error(of: played, answering: .body("{}", status: 500)) == .status(500))
    }

    @Test(arguments: PlayedSource.all)
    func `shows neither key nor text in its errors`(played: PlayedSource) async throws {
        let body = #"{"code":104,"msg":"invalid_apikey: secret-key","error":{"code":400,"message":"secret-key"}}"#
        try await SourceFixture.run(played, answering: { _ in .body(body, status: 400) }) { fixture in
            let error = await #expect(throws: SourceError.self) {
                try await fixture.source.books(for: "保密的问题", limit: 5)
            }
            let text = "\(error?.description ?? "") \(String(reflecting: error))"
            #expect(!text.contains("secret-key") && !text.contains("保密") && !text.contains("127.0.0.1"))
            #expect(!(error?.description.contains("\n") ?? true))
        }
    }

    @Test(arguments: PlayedSource.all)
    func `takes what readers type for text`(played: PlayedSource) async throws {
        try await SourceFixture.run(played, answering: { _ in .body(played.noneOfText) }) { fixture in
            for text in ["a&apikey=x#y", "\u{0}\u{7}", "'; DROP TABLE book; --", "*:*", "  ", "C++ /../..?x"] {
                let books = try await fixture.source.books(for: text, limit: 5)
                #expect(books == [])
            }
            let paths = Set(fixture.server.received.map { $0.uri.prefix { $0 != "?" } })
            #expect(paths.count == 1)
            #expect(fixture.server.received.allSatisfy { !$0.uri.contains("#") && !$0.uri.contains("apikey=x") })
        }
    }
}
