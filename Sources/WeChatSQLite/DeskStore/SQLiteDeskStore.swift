// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import GRDB
import Synchronization
public import WeChatAPI
public import WeChatBot
public import WeChatProtocol

/// A desk's store in SQLite: claims, replies, conversations, late replies and dead letters outlive the process.
///
/// What waits is written in one transaction. What a method has returned survives the death of the process, and with
/// ``WeChatDatabase/Synchronous/full`` a loss of power too. Of dead letters the last ten thousand are kept.
public final class SQLiteDeskStore: DeskStore, AccessTokenKeeping {
    private static let deadLetters = 10_000

    private let writer: DeskWriter
    /// Held as long as the store lives; a last note may be written later, which does no harm.
    private let lock: DatabaseLock?
    /// Accounts whose work was looked through since the store was opened.
    private let lookedThrough = Mutex<Set<String>>([])

    /// Keeps a desk's work in an open database whose tables are up to date (``WeChatDatabase/migrate(_:)``).
    ///
    /// - Parameters:
    ///   - database: The database.
    ///   - lock: That no other process serves from it, which lets ``takeOver(account:lease:at:)`` begin with all that
    ///     is unfinished; it is held as long as the store lives.
    public init(database: any DatabaseWriter, lock: DatabaseLock? = nil) {
        self.writer = DeskWriter(database: database, isAlone: lock != nil)
        self.lock = lock
    }

    /// Opens or creates the file at a path for the one process that serves from it.
    ///
    /// - Parameters:
    ///   - path: The file's path.
    ///   - synchronous: What a commit survives.
    ///   - busyTimeout: How long to wait for another process that writes; WeChat waits no longer than five seconds for
    ///     an answer.
    /// - Throws: ``WeChatDatabaseError``, for a file that another process serves from as well.
    public convenience init(
        servingFrom path: String,
        synchronous: WeChatDatabase.Synchronous = .normal,
        busyTimeout: Duration = .seconds(2)
    ) throws(WeChatDatabaseError) {
        let lock = try DatabaseLock(path: path, patience: .seconds(1))
        let database = try WeChatDatabase.open(
            path: path,
            synchronous: synchronous,
            busyTimeout: busyTimeout,
            lock: lock
        )
        self.init(database: database, lock: lock)
    }

    /// Access tokens, in the same database.
    public var accessTokens: any AccessTokenStore { SQLiteAccessTokenStore(database: self.writer.database) }

    /// See `DeskStore`.
    public func claim(_ claim: Claim) async throws -> ClaimResult { try await self.writer.claim(claim) }

    /// See `DeskStore`; for a store that has its file alone.
    public func claimAhead(_ claim: Claim, kept: @escaping @Sendable ((any Error)?) -> Void) -> Bool {
        self.writer.claimAhead(claim, kept: kept)
    }

    /// See `DeskStore`.
    public func commit(_ changes: [DeskChange]) async throws {
        let answersAlone = changes.allSatisfy { if case .answered = $0 { true } else { false } }
        let lateReplies = answersAlone ? [] : changes.lateReplies.map(\.user)
        try await self.writer.perform(looksAtNotes: !answersAlone, lateReplies: lateReplies) { try $0.commit(changes) }
    }

    /// See `DeskStore`.
    public func noteSettled(_ keys: [DeliveryKey]) { self.writer.note(keys) }

    /// See `DeskStore`.
    public func writeNotes() async throws { try await self.writer.perform { _ in } }

    /// See `DeskStore`.
    public func takeOver(account: String, lease: Lease, at now: WallTime) async throws -> UnfinishedWork {
        let all = self.lock != nil && self.lookedThrough.withLock { !$0.contains(account) }
        if !all {
            let floor = self.writer.floor
            let mayHave = try await self.writer.database.read { database in
                try DeskTransaction.hasUnfinishedWork(account: account, of: lease, at: now, after: floor, in: database)
            }
            guard mayHave else { return UnfinishedWork() }
        }
        let work = try await self.writer.perform { transaction in
            try transaction.takeOver(account: account, lease: lease, at: now, all: all)
        }
        self.lookedThrough.withLock { _ = $0.insert(account) }
        return work
    }

    /// See `DeskStore`.
    public func takeLateReplies(
        account: String,
        limit: Int,
        lease: Lease,
        at now: WallTime
    ) async throws -> [LateReply] {
        let mayHave = try await self.writer.database.read { database in
            try Bool.fetchOne(
                database.cachedStatement(
                    sql: """
                        SELECT EXISTS(SELECT 1 FROM late_reply WHERE account = ? AND way = 0 AND (time <= ? OR time > ?))
                        """
                ),
                arguments: [account, now.rawValue, (now + LateReply.horizon).rawValue]
            ) ?? false
        }
        guard mayHave else { return [] }
        return try await self.writer.perform { transaction in
            try transaction.takeLateReplies(account: account, limit: limit, lease: lease, at: now)
        }
    }

    /// See `DeskStore`.
    public func lateReplies(of user: UserKey) async throws -> [LateReply] {
        try await self.writer.database.read { try DeskTransaction.lateReplies(of: user, in: $0) }
    }

    /// See `DeskStore`.
    public func deadLetters(account: String, limit: Int) async throws -> [DeadLetter] {
        try await self.writer.database.read { try DeskTransaction.deadLetters(account: account, limit: limit, in: $0) }
    }

    /// See `ConversationStore`.
    public func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] {
        try await self.writer.database.read { try DeskTransaction.states(of: user, at: now, in: $0) }
    }

    /// See `DeskStore`.
    ///
    /// It goes in rounds of a few hundred rows, between which others write.
    public func purge(at now: WallTime, keeping retention: Retention) async throws {
        let replies = now - retention.replies
        while try await self.writer.perform({ try $0.removeReplies(until: replies) }) {}
        let (done, answered) = (now - retention.keys, now - max(retention.keys, retention.deadLetters))
        var last: Int64? = 0
        while let id = last {
            last = try await self.writer.perform { transaction in
                try transaction.removeDeliveries(after: id, doneUntil: done, answeredUntil: answered)
            }
        }
        let letters = now - retention.deadLetters
        while try await self.writer.perform({
            try $0.removeDeadLetters(until: letters, keeping: Self.deadLetters)
        }) {}
        while try await self.writer.perform({ try $0.removePickups(at: now) }) {}
        self.writer.askForPickups()
        while try await self.writer.perform({ try $0.removeStates(at: now) }) {}
    }
}
