// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
public import Logging
public import Metrics
import Synchronization
import Tracing

/// A source that can do no harm: it has a time limit, isn't asked too often, rests after failures and isn't asked twice
/// for what it doesn't have.
public final class GuardedSource: BookSource {
    private struct State {
        var circuit: CircuitBreaker
        var bucket: TokenBucket
        var absences: ExpiringCache<ISBN, Void>
        var log = SourceLog()
    }

    private let source: any BookSource
    private let limits: SourceLimits
    private let logger: Logger
    private let time: SourceTime
    private let metrics: SourceMetrics
    private let state: Mutex<State>

    /// The source's name.
    public var name: String { self.source.name }
    /// The source's name for readers.
    public var title: String { self.source.title }

    /// Whether the source rests after failures, or is tried by one question again.
    public var isResting: Bool { self.state.withLock { $0.circuit.isOpen } }

    /// Puts a guard before a source.
    ///
    /// - Parameters:
    ///   - source: The source.
    ///   - limits: What it is allowed.
    ///   - logger: Where it is said that the source fails or answers again.
    ///   - metrics: Where it is counted; wherever the program keeps its metrics unless told.
    ///   - time: The clocks.
    public init(
        _ source: any BookSource,
        limits: SourceLimits,
        logger: Logger,
        metrics: (any MetricsFactory)? = nil,
        time: SourceTime = .system
    ) {
        self.source = source
        self.limits = limits
        self.logger = logger
        self.time = time
        self.metrics = SourceMetrics(source: source.name, factory: metrics)
        self.state = Mutex(
            State(
                circuit: CircuitBreaker(limits),
                bucket: TokenBucket(burst: limits.burst, rate: limits.rate, at: time.now()),
                absences: ExpiringCache(capacity: limits.absences)
            )
        )
    }

    /// The book with an ISBN; nil at once where the source said lately that it has none.
    ///
    /// - Throws: ``SourceError``.
    public func book(isbn: ISBN) async throws -> Book? {
        let now = self.time.now()
        guard self.state.withLock({ $0.absences.value(for: isbn, at: now) }) == nil else {
            self.metrics.count(.remembered)
            return nil
        }
        let source = self.source
        let book = try await self.ask(found: { $0 != nil }) { try await source.book(isbn: isbn) }
        if book == nil {
            let end = self.time.now() + self.limits.absence
            self.state.withLock { $0.absences.insert((), for: isbn, until: end) }
        }
        return book
    }

    /// The books that the source finds for a text.
    ///
    /// - Throws: ``SourceError``.
    public func books(for text: String, limit: Int) async throws -> [Book] {
        let source = self.source
        return try await self.ask(found: { !$0.isEmpty }) { try await source.books(for: text, limit: limit) }
    }

    private func ask<Answer: Sendable>(
        found: (Answer) -> Bool,
        _ question: @escaping @Sendable () async throws -> Answer
    ) async throws(SourceError) -> Answer {
        let start = self.time.now()
        if let error = self.state.withLock({ Self.obstacle(&$0, at: start) }) {
            self.metrics.count(SourceOutcome(error))
            throw error
        }
        let span = InstrumentationSystem.tracer.startSpan("books.source", ofKind: .client)
        defer { span.end() }
        span.attributes["books.source"] = self.name
        let result: Result<Answer, SourceError>
        do {
            result = .success(try await TimeLimit(self.limits.timeout, clock: self.time.clock).run(question))
        } catch let error as SourceError {
            result = .failure(error)
        } catch {
            result = .failure(error is TimeLimit.Passed ? .timeout : error is CancellationError ? .cancelled : .other)
        }
        self.metrics.record(self.time.now() - start)
        if case .failure(let error) = result {
            span.attributes["error.type"] = SourceOutcome(error).rawValue
            span.setStatus(SpanStatus(code: .error))
        }
        return try self.end(result, found: found)
    }

    /// Why the source isn't asked now; nil where it is.
    private static func obstacle(_ state: inout State, at now: ContinuousClock.Instant) -> SourceError? {
        guard state.circuit.mayAsk(at: now) else { return .resting }
        guard state.bucket.take(at: now) else {
            _ = state.circuit.failed(.none, at: now)
            return .busy
        }
        return nil
    }

    private func end<Answer>(
        _ result: Result<Answer, SourceError>,
        found: (Answer) -> Bool
    ) throws(SourceError) -> Answer {
        let now = self.time.now()
        switch result {
        case .success(let answer):
            self.metrics.count(found(answer) ? .found : .notFound)
            self.tell(self.state.withLock { $0.circuit.answered() })
            return answer
        case .failure(let error):
            self.metrics.count(SourceOutcome(error))
            let (change, isNews) = self.state.withLock { state in
                let change = state.circuit.failed(error.gravity, at: now)
                return (change, change == nil && error.gravity != .none && state.log.failed(at: now))
            }
            self.tell(change, error)
            if isNews { SourceLog.write(error, source: self.name, to: self.logger) }
            throw error
        }
    }

    private func tell(_ change: CircuitBreaker.Change?, _ error: SourceError? = nil) {
        guard let change else { return }
        self.metrics.isOpen(change != .closed)
        SourceLog.write(change, error: error, source: self.name, to: self.logger)
    }
}
