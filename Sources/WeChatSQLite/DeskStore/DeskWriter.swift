// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Dispatch
import GRDB
import SQLiteAccess
import Synchronization
import WeChatBot
import WeChatProtocol

/// Makes many desks' changes in one transaction: whatever waits when the writer comes to it goes together.
///
/// The transactions run on the database's own dispatch queue, one after another, and never block a thread of Swift's
/// pool. Work that somebody waits for wakes the writer at once: alone it doesn't wait for company, and under load it
/// gathers while the transaction before it runs. Notes wake nobody: they go with the next transaction once they are some
/// dozens, or after 10 ms.
final class DeskWriter: Sendable {
    private struct Work: Sendable {
        /// Does the work, and returns what is to be done once it is committed.
        let run: @Sendable (inout DeskTransaction) throws -> @Sendable () -> Void
        let fail: @Sendable (any Error) -> Void
    }

    private struct Queue {
        var works: [Work] = []
        var settled: [DeliveryKey] = []
        var isAwake = false
        var isTimerSet = false
        /// Whether notes have waited for long enough.
        var areNotesDue = false

        /// The notes that are to be written now.
        mutating func takeNotes() -> [DeliveryKey] {
            guard self.areNotesDue || self.settled.count >= DeskWriter.together else { return [] }
            defer { (self.settled, self.areNotesDue) = ([], false) }
            return self.settled
        }
    }

    /// How many transactions follow one another before others may write.
    private static let transactions = 8
    private static let patience = DispatchTimeInterval.milliseconds(10)
    /// How many notes go into one row at least, unless they have waited for long enough.
    private static let together = 64
    /// How many notes are kept while they can't be written.
    private static let notes = 1 << 16

    let database: any DatabaseWriter
    private let queue = Mutex(Queue())
    private let memo: Mutex<DeskMemo>
    private let committedFloor = Atomic<Int64>(0)
    private let metrics = StoreMetrics(store: "sqlite")

    /// - Parameters:
    ///   - database: The database.
    ///   - isAlone: Whether no other process removes deliveries.
    init(database: any DatabaseWriter, isAlone: Bool) {
        self.database = database
        self.memo = Mutex(DeskMemo(isAlone: isAlone))
    }

    /// All deliveries up to this id are done.
    var floor: Int64 { self.committedFloor.load(ordering: .relaxed) }

    /// Does something in the next transaction, and returns once it is committed.
    ///
    /// - Parameters:
    ///   - looksAtNotes: Whether all notes until now have to be written before.
    ///   - body: What is to be done; where it throws ``WeChatBot/DeskStoreError/notOwner``, it has changed nothing.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws, and what made the transaction fail, whosever fault it was.
    func perform<Value: Sendable>(
        looksAtNotes: Bool = true,
        _ body: @escaping @Sendable (inout DeskTransaction) throws -> Value
    ) async throws -> Value {
        // Resumed exactly once: each piece of work is done or fails.
        try await withUnsafeThrowingContinuation { continuation in
            let work = Work(
                run: { transaction in
                    let value = try body(&transaction)
                    return { continuation.resume(returning: value) }
                },
                fail: { continuation.resume(throwing: $0) }
            )
            let isAsleep = self.queue.withLock { queue in
                queue.works.append(work)
                if looksAtNotes { queue.areNotesDue = true }
                defer { queue.isAwake = true }
                return !queue.isAwake
            }
            if isAsleep { self.wake() }
        }
    }

    /// Notes deliveries as settled, soon.
    func note(_ keys: [DeliveryKey]) {
        let needsTimer = self.queue.withLock { queue in
            queue.settled.append(contentsOf: keys)
            if queue.settled.count > Self.notes { queue.settled.removeFirst(queue.settled.count - Self.notes) }
            defer { queue.isTimerSet = true }
            return !queue.isTimerSet
        }
        guard needsTimer else { return }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { self.writeNotes() }
    }

    private func writeNotes() {
        let isAsleep = self.queue.withLock { queue in
            queue.isTimerSet = false
            guard !queue.settled.isEmpty else { return false }
            queue.areNotesDue = true
            defer { queue.isAwake = true }
            return !queue.isAwake
        }
        if isAsleep { self.wake() }
    }

    private func wake() {
        self.database.asyncWriteWithoutTransaction { database in
            var isDone = false
            for _ in 0..<Self.transactions where !isDone { isDone = self.write(to: database) }
            // Other writers get their turn in between.
            if !isDone { self.wake() }
        }
    }

    /// Writes what waits now; whether nothing has come meanwhile.
    private func write(to database: Database) -> Bool {
        let (works, settled) = self.queue.withLock { queue in
            defer { queue.works = [] }
            return (queue.works, queue.takeNotes())
        }
        var hasFailed = false
        do {
            for finish in try self.transact(works[...], settled: settled, on: database) { finish() }
        } catch {
            hasFailed = true
            self.recover(works, settled: settled, from: error, on: database)
        }
        return self.queue.withLock { queue in
            // Notes that nobody could write wait for the next that comes.
            let areNotesDue = queue.areNotesDue && !queue.settled.isEmpty && !hasFailed
            queue.isAwake = !queue.works.isEmpty || areNotesDue
            return !queue.isAwake
        }
    }

    /// Fails all of a transaction's work; where one piece alone is to blame, the others are done each by itself.
    private func recover(
        _ works: [Work],
        settled: [DeliveryKey],
        from error: any Error,
        on database: Database
    ) {
        let code = (error as? DatabaseError)?.resultCode
        let isOnesFault = works.count > 1 && [.SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH].contains(code)
        // The notes first, as works may look at them.
        let areNoted = isOnesFault && (try? self.transact([], settled: settled, on: database)) != nil
        if !areNoted, !settled.isEmpty {
            self.queue.withLock { queue in
                queue.settled.insert(contentsOf: settled, at: 0)
                queue.areNotesDue = true
            }
        }
        for index in works.indices {
            guard isOnesFault else {
                works[index].fail(error)
                continue
            }
            do {
                for finish in try self.transact(works[index...index], settled: [], on: database) { finish() }
            } catch {
                works[index].fail(error)
            }
        }
    }

    /// Does work in one transaction, and returns what is to be done after it.
    private func transact(
        _ works: ArraySlice<Work>,
        settled: [DeliveryKey],
        on database: Database
    ) throws -> [@Sendable () -> Void] {
        let start = Moment.now
        return try self.memo.withLock { memo in
            let (floor, desks, waiting) = (memo.floor, memo.desks, memo.waiting)
            var transaction = DeskTransaction(database: database, memo: memo)
            // The transaction has the only copy, so that it may change it in place.
            memo = DeskMemo(isAlone: memo.isAlone)
            (memo.floor, memo.desks, memo.waiting) = (floor, desks, waiting)
            var finishes: [@Sendable () -> Void] = []
            finishes.reserveCapacity(works.count)
            try database.transact {
                try transaction.readRecent()
                for key in settled { try transaction.settle(key) }
                for work in works {
                    do {
                        finishes.append(try work.run(&transaction))
                    } catch let refusal as DeskStoreError {
                        finishes.append { work.fail(refusal) }
                    }
                }
                try transaction.writeNotes()
                try transaction.indexRecent()
            }
            memo = transaction.memo
            self.committedFloor.store(memo.floor, ordering: .relaxed)
            self.metrics.committed(works.count, since: start)
            return finishes
        }
    }
}
