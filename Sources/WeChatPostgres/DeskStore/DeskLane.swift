// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import Foundation
import PostgresClient
import Synchronization
import WeChatBot

/// Does what waits together, in one transaction on a connection of its own.
///
/// Alone, work doesn't wait for company; under load it gathers while the transaction before it runs, and for a moment longer,
/// as each transaction costs the server more than what is in it. Where two transactions got into each other's way, the one
/// that was undone is done again.
final class DeskLane<Work: Sendable, Answer: Sendable>: Sendable {
    /// Does work in one transaction, and commits it.
    /// - Returns: An answer to each.
    typealias Body = @Sendable (_ works: ArraySlice<Work>, PostgresSession) throws -> [Answer]

    private struct Entry: Sendable {
        let work: Work
        let finish: @Sendable (Result<Answer, any Error>) -> Void
    }

    private struct Queue {
        var entries: [Entry] = []
        var isAwake = false
        /// How much went together last.
        var last = 0
        /// Whether the body is to run though no work waits.
        var isCalled = false
    }

    /// So much goes together, and so much may wait.
    private static var limits: (batch: Int, queue: Int) { (512, 20_000) }
    /// Behind so much that went together the next gathers for so long, in seconds.
    private static var gathering: (behind: Int, time: TimeInterval) { (4, 0.0002) }

    private let connection: PostgresConnection
    private let body: Body
    private let metrics = StoreMetrics(store: "postgres")
    private let queue = Mutex(Queue())

    init(_ connection: PostgresConnection, _ body: @escaping Body) {
        self.connection = connection
        self.body = body
    }

    /// Does a piece of work, and returns once it is committed.
    func perform(_ work: Work) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            let entry = Entry(work: work) { continuation.resume(with: $0) }
            let isTaken = self.queue.withLock { queue in
                guard queue.entries.count < Self.limits.queue else { return false }
                queue.entries.append(entry)
                return true
            }
            guard isTaken else { return entry.finish(.failure(PostgresError.busy)) }
            self.rouse()
        }
    }

    /// Has the body run soon, also where no work waits: where it runs just now, once more.
    func wake() {
        self.queue.withLock { $0.isCalled = true }
        self.rouse()
    }

    private func rouse() {
        let isAsleep = self.queue.withLock { queue in
            defer { queue.isAwake = true }
            return !queue.isAwake
        }
        if isAsleep { self.submit() }
    }

    private func submit() {
        self.connection.submit { session in
            // On the connection's own thread.
            let gathers = self.queue.withLock { queue in
                queue.last >= Self.gathering.behind && queue.entries.count < min(queue.last * 2, Self.limits.batch)
            }
            if gathers { Thread.sleep(forTimeInterval: Self.gathering.time) }
            let entries = self.queue.withLock { queue in
                let entries = Array(queue.entries.prefix(Self.limits.batch))
                queue.entries.removeFirst(entries.count)
                queue.isCalled = false
                queue.last = entries.count
                return entries
            }
            self.run(entries, on: session)
            let isDone = self.queue.withLock { queue in
                queue.isAwake = !queue.entries.isEmpty || queue.isCalled
                if !queue.isAwake { queue.last = 0 }
                return !queue.isAwake
            }
            if !isDone { self.submit() }
        }
    }

    private func run(_ entries: [Entry], on session: Result<PostgresSession, PostgresError>) {
        do {
            let session = try session.get()
            do {
                try self.attempt(entries[...], on: session)
            } catch let error as PostgresError where error.sqlState?.isInputsFault == true && entries.count > 1 {
                // One is to blame, and it isn't known which.
                for index in entries.indices {
                    do {
                        try self.attempt(entries[index...index], on: session)
                    } catch {
                        entries[index].finish(.failure(error))
                    }
                }
            }
        } catch {
            for entry in entries { entry.finish(.failure(error)) }
        }
    }

    /// Does work and tells its callers.
    /// - Throws: Where none of it was done.
    private func attempt(_ entries: ArraySlice<Entry>, on session: PostgresSession) throws {
        do {
            let start = Moment.now
            let works = entries.map(\.work)[...]
            let answers = try session.retrying {
                do {
                    return try self.body(works, session)
                } catch let error as PostgresError where error.sqlState == .uniqueViolation {
                    // What another has added meanwhile is there at the second look.
                    session.rollBack()
                    return try self.body(works, session)
                }
            }
            guard answers.count == entries.count else { throw PostgresError.unexpectedAnswer }
            self.metrics.committed(entries.count, since: start)
            for (entry, answer) in zip(entries, answers) { entry.finish(.success(answer)) }
        } catch {
            session.rollBack()
            throw error
        }
    }
}

#endif
