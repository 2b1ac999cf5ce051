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
/// pool. Work that somebody waits for wakes the writer at once, and so do claims that were made ahead: alone they don't wait
/// for company, and under load they gather while the transaction before them runs. Notes wake nobody: they go with the next
/// transaction once they are some dozens, or after 10 ms.
final class DeskWriter: Sendable {
    /// How many transactions follow one another before others may write.
    private static let transactions = 8
    private static let patience = DispatchTimeInterval.milliseconds(10)

    let database: any DatabaseWriter
    private let queue: Mutex<DeskQueue>
    private let memo: Mutex<DeskMemo>
    private let committedFloor = Atomic<Int64>(0)
    private let metrics = StoreMetrics(store: "sqlite")

    /// - Parameters:
    ///   - database: The database.
    ///   - isAlone: Whether no other process claims or removes deliveries.
    init(database: any DatabaseWriter, isAlone: Bool) {
        self.database = database
        self.queue = Mutex(DeskQueue(isAlone: isAlone))
        self.memo = Mutex(DeskMemo(isAlone: isAlone))
    }

    /// All deliveries up to this id are done.
    var floor: Int64 { self.committedFloor.load(ordering: .relaxed) }

    /// Does something in the next transaction, and returns once it is committed.
    ///
    /// - Parameters:
    ///   - looksAtNotes: Whether all notes until now have to be written before.
    ///   - lateReplies: For whom it may add late replies.
    ///   - body: What is to be done; where it throws a ``WeChatBot/DeskStoreError`` or an ``WeChatBot/UnkeptClaim``, it has
    ///     changed nothing.
    /// - Returns: What the body returns.
    /// - Throws: What the body throws, and what made the transaction fail, whosever fault it was.
    func perform<Value: Sendable>(
        looksAtNotes: Bool = true,
        lateReplies: [UserKey] = [],
        _ body: @escaping @Sendable (inout DeskTransaction) throws -> Value
    ) async throws -> Value {
        // Resumed exactly once: each piece of work is done or fails.
        try await withUnsafeThrowingContinuation { continuation in
            let work = AwaitedWork(continuation, body)
            let isAsleep = self.queue.withLock {
                $0.add(work, looksAtNotes: looksAtNotes, lateReplies: lateReplies)
            }
            if isAsleep { self.wake() }
        }
    }

    /// Makes a claim, and returns once it is committed.
    func claim(_ claim: Claim) async throws -> ClaimResult {
        self.queue.withLock { $0.note(claim) }
        return try await self.perform(looksAtNotes: false) { try $0.claim(claim) }
    }

    /// Has the file asked anew for whom late replies wait, with the next transaction.
    func askForPickups() { self.queue.withLock { $0.askForPickups() } }

    /// Makes a claim soon, where it is sure what becomes of it.
    ///
    /// - Parameters:
    ///   - claim: The claim.
    ///   - kept: Is called when it is kept before its end comes, or can't be.
    /// - Returns: Whether it is made.
    func claimAhead(_ claim: Claim, kept: @escaping @Sendable ((any Error)?) -> Void) -> Bool {
        let ahead = AheadClaim(claim: claim, kept: kept)
        guard let isAsleep = self.queue.withLock({ $0.add(ahead) }) else { return false }
        if isAsleep { self.wake() }
        return true
    }

    /// Notes deliveries as settled, soon.
    func note(_ keys: [DeliveryKey]) {
        guard self.queue.withLock({ $0.add(keys) }) else { return }
        DispatchQueue.global()
            .asyncAfter(deadline: .now() + Self.patience) {
                if self.queue.withLock({ $0.timerFires() }) { self.wake() }
            }
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
        let batch = self.queue.withLock { $0.take() }
        let error = self.failure(of: batch, on: database)
        if let error { self.recover(batch, from: error, on: database) }
        return self.queue.withLock { $0.mayRest(hasFailed: error != nil) }
    }

    /// Fails all of a transaction's work; where one piece alone is to blame, the others are done each by itself.
    private func recover(_ batch: DeskQueue.Batch, from error: any Error, on database: Database) {
        let code = (error as? DatabaseError)?.resultCode
        let isOnesFault =
            batch.works.count + batch.claims.count > 1
            && [.SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH].contains(code)
        // The notes first, as works may look at them.
        if !batch.notes.isEmpty, !isOnesFault || self.failure(of: .part(notes: batch.notes), on: database) != nil {
            self.queue.withLock { $0.putBack(batch.notes) }
        }
        for ahead in batch.claims {
            let error = isOnesFault ? self.failure(of: .part(claims: [ahead]), on: database) : error
            guard let error else { continue }
            self.memo.withLock { $0.note(ahead.claim.key, unkept: error) }
            ahead.kept(error)
        }
        for work in batch.works {
            let error = isOnesFault ? self.failure(of: .part(works: [work]), on: database) : error
            if let error { work.finish(error) }
        }
    }

    /// Does a batch in one transaction and finishes it; where that fails, why, and nothing is done or finished.
    private func failure(of batch: DeskQueue.Batch, on database: Database) -> (any Error)? {
        do {
            let outcome = try self.transact(batch, on: database)
            for index in batch.works.indices { batch.works[index].finish(outcome.refusals[index]) }
            for ahead in outcome.keptAlone { ahead.kept(nil) }
            return nil
        } catch {
            return error
        }
    }

    /// Does a batch in one transaction.
    /// - Returns: Which works were refused, and which claims are kept without their ends.
    private func transact(
        _ batch: DeskQueue.Batch,
        on database: Database
    ) throws -> (refusals: [Int: any Error], keptAlone: [AheadClaim]) {
        let start = Moment.now
        return try self.memo.withLock { memo in
            var transaction = DeskTransaction(database: database, memo: memo)
            // The transaction has the only copy, so that it may change it in place.
            memo = memo.essence
            var refusals: [Int: any Error] = [:]
            var findings = DeskQueue.Findings()
            try database.transact {
                try transaction.readRecent()
                if transaction.memo.isAlone { findings.newest = try transaction.newestSecond() }
                for key in batch.notes { try transaction.settle(key) }
                transaction.begin(batch.claims)
                for index in batch.works.indices {
                    do {
                        try batch.works[index].run(in: &transaction)
                    } catch let error where error is DeskStoreError || error is UnkeptClaim {
                        refusals[index] = error
                    }
                }
                try transaction.keepAhead()
                if transaction.memo.isAlone, batch.asksForPickups { findings.pickups = try transaction.pickupUsers() }
                try transaction.writeNotes()
                try transaction.indexRecent()
            }
            memo = transaction.memo
            // Behind a part another may add some.
            if !batch.isPart { findings.withoutPickups = transaction.withoutPickups }
            if !findings.isEmpty { self.queue.withLock { $0.learn(findings) } }
            self.committedFloor.store(memo.floor, ordering: .relaxed)
            self.metrics.committed(batch.works.count + batch.claims.count, since: start)
            return (refusals, transaction.keptAlone)
        }
    }
}
