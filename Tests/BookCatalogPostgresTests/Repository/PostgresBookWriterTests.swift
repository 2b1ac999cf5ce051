// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import BookCatalog
import Dispatch
import PostgresClient
import PostgresServer
import Testing

@testable import BookCatalogPostgres

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct PostgresBookWriterTests {
    private let address: String
    private let repository: PostgresBookRepository

    init() async throws {
        self.address = try PostgresServer.shared.createDatabase()
        self.repository = try await PostgresBookRepository.open(
            address: self.address,
            connections: 1,
            startsWithStarterBooks: false
        )
    }

    private func execute(_ sql: StaticString) async throws {
        let statement = PostgresStatement(sql)
        try await PostgresConnection(PostgresConfiguration(address: self.address))
            .perform { _ = try $0.execute(statement) }
    }

    @Test func `a reader's answer waits less than two seconds for another that writes`() async throws {
        let release = DispatchSemaphore(value: 0)
        let (held, isHeld) = AsyncStream.makeStream(of: Void.self)
        let other = PostgresConnection(PostgresConfiguration(address: self.address, answerTimeout: .seconds(60)))
        async let holding: Void = other.perform { session in
            _ = try CatalogueState.lock(session)
            isHeld.finish()
            _ = release.wait(timeout: .now() + 20)
        }
        for await _ in held {}
        let book = Book(title: "等不到的书")
        await #expect(throws: PostgresError.refused(SQLState(rawValue: "55P03"))) {
            try await self.repository.save([book])
        }
        release.signal()
        try await holding
        #expect(try await self.repository.save([book]) == SaveCount(added: 1))
    }

    @Test(arguments: ["analysis = 1000", "rebuild = 1000"])
    func `nothing is written among terms of a newer text analysis`(newer: String) async throws {
        try await self.repository.save([Book(title: "旧书")])
        try await self.execute(
            newer == "rebuild = 1000"
                ? "UPDATE edition_state SET rebuild = 1000" : "UPDATE edition_state SET analysis = 1000"
        )
        await #expect(throws: PostgresError.newerSchema) { try await self.repository.save([Book(title: "新书")]) }
        #expect(try await self.repository.count() == 1)
    }

    @Test func `columns that a newer version has added are left alone`() async throws {
        try await self.execute("ALTER TABLE edition ADD COLUMN later text")
        try await self.execute("ALTER TABLE edition_terms ADD COLUMN later text")
        let book = Book(title: "列外之书", authors: ["某人"])
        for count in [SaveCount(added: 1), SaveCount(updated: 1)] {
            #expect(try await self.repository.save([book]) == count)
            #expect(try await self.repository.book(book.id) == book)
            #expect(try await self.repository.search(SearchWords("列外之书"), limit: 1).hits.map(\.book) == [book])
        }
    }

    @Test func `of books that come again in a long batch the last says what holds`() async throws {
        func books(_ price: String) -> [Book] {
            (0..<1300).map { Book(title: "书\($0)", price: price, origin: Origin(source: "t", id: "\($0)")) }
        }
        try await self.repository.save(Array(books("1元").prefix(700)))
        let count = try await self.repository.save(books("2元") + books("3元"))
        #expect(count == SaveCount(added: 600, updated: 2000))
        let expected = books("3元")
        #expect(try await self.repository.books(expected.map(\.id)) == expected)
        #expect(try await self.repository.books(after: 0, limit: 2000).books == expected)
    }
}
#endif
