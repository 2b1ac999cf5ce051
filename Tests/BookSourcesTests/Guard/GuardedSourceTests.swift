// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import MetricsTestKit
import Synchronization
import TestSupport
import Testing

@Suite("A guarded source")
struct GuardedSourceTests {
    private let time = ManualTime()
    private let log = LogRecorder()
    private let metrics = TestMetrics()
    private let isbn = SourceFixture.isbn

    private func guarded(_ source: ScriptedSource, _ limits: SourceLimits = SourceLimits()) -> GuardedSource {
        GuardedSource(
            source,
            limits: limits,
            logger: self.log.logger,
            metrics: self.metrics,
            time: self.time.source
        )
    }

    private func requests(_ outcome: String) throws -> Int64 {
        let dimensions = [("source", "scripted"), ("outcome", outcome)]
        return try self.metrics.expectCounter("books_source_requests_total", dimensions).totalValue
    }

    private func error(_ source: GuardedSource) async -> SourceError? {
        do {
            _ = try await source.books(for: "书", limit: 1)
            return nil
        } catch {
            return error as? SourceError
        }
    }

    @Test func `a source that is down costs nothing after a few questions`() async throws {
        let source = ScriptedSource { throw SourceError.unreachable }
        let guarded = self.guarded(source)
        for _ in 1...3 { #expect(await self.error(guarded) == .unreachable) }
        for _ in 1...100 { #expect(await self.error(guarded) == .resting) }
        #expect(source.asked == 3)
        #expect(self.log.lines.count == 2)
        #expect(self.log.lines.first?.hasPrefix("warning a source of books didn't answer") == true)
        #expect(self.log.lines.last?.hasPrefix("warning a source of books isn't asked for a while") == true)
        #expect(self.log.lines.allSatisfy { $0.contains("no connection could be made") })
        #expect(try self.requests("unreachable") == 3)
        #expect(try self.requests("resting") == 100)
        #expect(try self.metrics.expectGauge("books_source_open", [("source", "scripted")]).values == [0, 1])
        self.time.advance(by: .seconds(30))
        #expect(await self.error(guarded) == .unreachable)
        #expect(await self.error(guarded) == .resting)
        #expect(source.asked == 4)
    }

    @Test func `it says once that it answers again`() async throws {
        let isWell = Mutex(false)
        let source = ScriptedSource {
            guard isWell.withLock({ $0 }) else { throw SourceError.keyRefused(code: 104) }
            return []
        }
        let guarded = self.guarded(source)
        #expect(!guarded.isResting)
        #expect(await self.error(guarded) == .keyRefused(code: 104))
        #expect(await self.error(guarded) == .resting)
        #expect(guarded.isResting)
        self.time.advance(by: .seconds(599))
        #expect(await self.error(guarded) == .resting)
        isWell.withLock { $0 = true }
        self.time.advance(by: .seconds(1))
        for _ in 1...5 { #expect(await self.error(guarded) == nil) }
        #expect(self.log.lines.count == 2)
        #expect(self.log.lines.last?.hasPrefix("notice a source of books answers again") == true)
    }

    @Test func `a slow source is given up`() async throws {
        let forever = ScriptedSource {
            try await ContinuousClock().sleep(for: .seconds(86_400))
            return []
        }
        let guarded = self.guarded(forever, SourceLimits(timeout: .seconds(3)))
        async let error = self.error(guarded)
        await self.time.advanceSleepers(by: .seconds(3))
        #expect(await error == .timeout)
        let seconds = try self.metrics.expectTimer("books_source_request_seconds", [("source", "scripted")])
        #expect(seconds.values == [3_000_000_000])
    }

    @Test func `it isn't asked more often than it may`() async {
        let source = ScriptedSource { [] }
        let guarded = self.guarded(source, SourceLimits(burst: 2, rate: 1))
        var errors: [SourceError?] = []
        for _ in 1...3 { errors.append(await self.error(guarded)) }
        #expect(errors == [nil, nil, .busy])
        self.time.advance(by: .seconds(1))
        #expect(await self.error(guarded) == nil)
        #expect(self.log.lines.isEmpty)
    }

    @Test func `an ISBN that it doesn't know isn't asked for again until tomorrow`() async throws {
        let source = ScriptedSource { [] }
        let guarded = self.guarded(source)
        for _ in 1...5 { #expect(try await guarded.book(isbn: self.isbn) == nil) }
        #expect(source.asked == 1)
        self.time.advance(by: .seconds(86_400))
        #expect(try await guarded.book(isbn: self.isbn) == nil)
        #expect(source.asked == 2)
    }

    @Test func `errors of a source of one's own count, and their words stay where they are`() async {
        struct Secret: Error { let key = "secret-key" }
        let guarded = self.guarded(ScriptedSource { throw Secret() })
        for _ in 1...3 { #expect(await self.error(guarded) == .other) }
        #expect(await self.error(guarded) == .resting)
        #expect(self.log.lines.allSatisfy { !$0.contains("secret") })
    }
}
