// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import BookCatalog
import PostgresClient
import PostgresServer
import Testing

@testable import BookCatalogPostgres

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct FrequentTermsTests {
    @Test func `the server's statistics name the terms that many books have`() async throws {
        let address = try PostgresServer.shared.createDatabase()
        let repository = try await PostgresBookRepository.open(address: address, startsWithStarterBooks: false)
        let books = (0..<1000)
            .map { number in
                Book(
                    title: number % 4 == 0 ? "世界 \(number)" : "别的 \(number)",
                    authors: ["甲"],
                    origin: Origin(source: "t", id: "\(number)")
                )
            }
        try await repository.save(books)
        let frequent = FrequentTerms()
        let session = PostgresConnection(PostgresConfiguration(address: address))
        // There are no statistics yet, which is no error.
        try await session.perform { try frequent.refresh($0, lastRow: 500) }
        #expect(frequent.share(of: "世界") == 0)
        try await repository.tidyIndex(after: SaveCount())
        try await session.perform { try frequent.refresh($0, lastRow: 550) }
        #expect(frequent.share(of: "世界") == 0)
        // Of a catalogue that has grown they are read again.
        try await session.perform { try frequent.refresh($0, lastRow: 1000) }
        #expect((0.2...0.3).contains(frequent.share(of: "世界")))
        #expect(frequent.share(of: "17") == 0)

        func areMany(_ expression: TermExpression, _ count: Int = 200) -> Bool {
            frequent.contain(expression, moreThan: count, of: 1000)
        }
        #expect(areMany(.phrase(["世界"])))
        #expect(!areMany(.phrase(["世界"]), 400))
        #expect(areMany(.any([.phrase(["17"]), .phrase(["世界"])])))
        #expect(!areMany(.all([.phrase(["17"]), .phrase(["世界"])])))
        #expect(!areMany(.phrase(["世界"], field: .authors)))
        #expect(!areMany(.phrase(["世界", "界"])))
    }

    @Test func `what a search has found out all others know`() {
        let frequent = FrequentTerms()
        let expression = TermExpression.phrase(["世界", "界"])
        #expect(!frequent.contain(expression, moreThan: 10, of: 100))
        frequent.learn(expression)
        #expect(frequent.contain(expression, moreThan: 10, of: 100))
    }
}
#endif
