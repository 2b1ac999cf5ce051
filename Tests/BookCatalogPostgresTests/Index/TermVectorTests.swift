// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import BookCatalog
import PostgresClient
import PostgresServer
import Testing

@testable import BookCatalogPostgres

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct TermVectorTests {
    /// What the server has read of a book's terms.
    private func reading(_ terms: [String]) async throws -> String {
        let address = try PostgresServer.shared.createDatabase()
        let reading = PostgresStatement("SELECT ($1::tsvector)::text", .bytes(TermVector(terms).bytes))
        return try await PostgresConnection(PostgresConfiguration(address: address))
            .perform { try $0.execute(reading).row().text(0) }
    }

    @Test func `fields are told apart by weights, gaps and marks`() async throws {
        let text = try await self.reading(["浪潮 潮", "浪潮", "wu", "it", "wu jun"])
        #expect(text == "'@wu':8C 'it':15 'wu':8C '~jun':12 '~wu':11 '浪潮':1A,5B '潮':2A")
    }

    @Test func `what is longer than the server takes is cut`() async throws {
        let long = String(repeating: "a", count: 5000)
        let many = Array(repeating: "书", count: 400).joined(separator: " ")
        let endless = (0..<20_000).map { "w\($0)" }.joined(separator: " ")
        let text = try await self.reading([long, many, endless, "behind", ""])
        #expect(text.contains(String(repeating: "a", count: 250) + "':1A"))
        #expect(text.contains(",258B") && !text.contains(",259B"))
        #expect(text.contains("16383C") && !text.contains("behind"))
    }

    @Test func `of more letters than the server takes the details are left out`() async throws {
        let letters = String(repeating: "x", count: 57)
        let endless = (0..<16_370).map { "\($0 + 10_000)\(letters)" }.joined(separator: " ")
        let text = try await self.reading(["书", "", "", endless, "shu"])
        #expect(text.contains("'~shu':") && text.contains("'10000\(letters)':") && text.utf8.count > 1_000_000)
        // What is there again and again has few letters, but places.
        let places = (0..<16_370).map { "\($0 / 200 + 10_000)" + String(repeating: "y", count: 900) }
        _ = try await self.reading([places.joined(separator: " "), "", "", endless, "shu"])
    }

    @Test func `a book without terms is no error`() async throws {
        #expect(try await self.reading(["", "", "", "", ""]).isEmpty)
    }
}
#endif
