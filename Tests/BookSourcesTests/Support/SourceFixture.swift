// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import BookCatalog
import BookSources
import TestSupport

/// A source and the server that it asks.
struct SourceFixture: Sendable {
    let source: any BookSource
    let server: SourceServer

    static let isbn = ISBN("9787121139512").unsafelyUnwrapped

    /// Runs both as long as `body` runs.
    static func run<Result: Sendable>(
        _ played: PlayedSource,
        timeout: Duration = .seconds(10),
        answering answer: @escaping @Sendable (SourceServer.Request) -> SourceServer.Answer,
        _ body: (SourceFixture) async throws -> Result
    ) async throws -> Result {
        try await SourceServer.run(answer) { server in
            try await HTTPClient.withHTTPClient(configuration: .bookSources) { client in
                let source = try played.source(at: server.address, client: client, timeout: timeout)
                return try await body(SourceFixture(source: source, server: server))
            }
        }
    }

    /// What asking for a book throws.
    static func error(
        of played: PlayedSource,
        timeout: Duration = .seconds(10),
        answering answer: SourceServer.Answer
    ) async throws -> SourceError? {
        try await Self.run(played, timeout: timeout, answering: { _ in answer }) { fixture in
            do {
                _ = try await fixture.source.book(isbn: Self.isbn)
                return nil
            } catch {
                return error as? SourceError
            }
        }
    }
}
