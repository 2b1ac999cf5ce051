// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import Doumi
import Foundation
import InMemoryTracing
import Logging
import Testing
import Tracing
import WeChatBotTesting

@Suite struct BookTraceTests {
    /// A service that knows nothing, or fails.
    private struct Shelf: BookSource {
        let name: String
        var fails = false
        var title: String { self.name }

        func book(isbn: ISBN) async throws -> Book? {
            if self.fails { throw SourceError.timeout }
            return nil
        }

        func books(for text: String, limit: Int) async throws -> [Book] {
            if self.fails { throw SourceError.timeout }
            return []
        }
    }

    @Test func `one trace leads from the push through the handler to each source that was asked`() async throws {
        let tracer = InMemoryTracer()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let sources = [Shelf(name: "douban", fails: true), Shelf(name: "neodb")]
        let lookup = BookLookup(
            finder: BookFinder(repository: MemoryBookRepository([Book(title: "很旧的书")])),
            sources: sources.map {
                GuardedSource($0, limits: SourceLimits(timeout: .seconds(600)), logger: logger)
            },
            logger: logger,
            // A busy machine is no reason for a source to come too late: the deadline is an hour away.
            time: SourceTime(clock: ContinuousClock(), now: { .now - .seconds(3600) }, date: { Date() })
        )
        try await withTracer(tracer) {
            _ = try await TestUser(DoumiBot(lookup: lookup).buildResponder()).sends("没有的书名")
        }

        let spans = tracer.finishedSpans
        let push = try #require(spans.first { $0.operationName == "wechat.push" })
        let handler = try #require(spans.first { $0.operationName == "wechat.handler" })
        let asked = spans.filter { $0.operationName == "books.source" }
        #expect(handler.parentSpanID == push.spanID)
        #expect(asked.map(\.parentSpanID) == [handler.spanID, handler.spanID])
        #expect(asked.map { $0.attributes["books.source"]?.toSpanAttribute() } == ["douban", "neodb"])
        #expect(asked.map { $0.attributes["error.type"]?.toSpanAttribute() } == ["timeout", nil])
        #expect(asked.allSatisfy { $0.kind == .client && $0.traceID == push.traceID })
        #expect(!"\(spans)".contains("没有的书名"))
    }
}
