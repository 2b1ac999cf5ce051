// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import Synchronization
public import WeChatAPI
public import WeChatBot
public import WeChatProtocol

/// A desk's store in PostgreSQL, shared by any number of processes: a push that comes to several of them, or comes again
/// to another, is run once.
///
/// What waits is written in one transaction and one round trip. What a method has returned is committed, and as durable
/// as the server's `synchronous_commit` makes it. Leases run by the database's clock. Of dead letters the last ten
/// thousand are kept.
public final class PostgresDeskStore: DeskStore, AccessTokenKeeping {
    private static let deadLetters: Int64 = 10_000
    private static let round: Int64 = 500

    private let clock: LeaseClock
    private let notes = SettledNotes()
    private let open = OpenClaims()
    private let presence: DeskPresence
    private let pool: PostgresPool
    private let quick: DeskLane<QuickWork, QuickWork.Answer>
    private let careful: DeskLane<DeskWork, DeskWork.Answer>
    private let reading: DeskLane<UserKey, [String: StoredState]>
    private let sequence = Atomic<Int64>(0)
    /// Accounts whose work was looked through since the store was opened.
    private let lookedThrough = Mutex<Set<String>>([])

    /// Names a database whose tables are up to date (``migrate()``); it isn't asked yet.
    /// - Parameters:
    ///   - address: `postgres://…`, as libpq reads it.
    ///   - leases: By which clock leases run, and for how long.
    ///   - connections: How many connections to make at the most beside those that write claims and replies.
    public init(address: String, leases: LeaseClock = .standard, connections: Int = 2) {
        let configuration = PostgresConfiguration(address: address)
        let presence = DeskPresence(by: leases, open: self.open)
        let quick = QuickBatch(notes: self.notes, presence: presence, clock: leases)
        let careful = DeskBatch(notes: self.notes, presence: presence, clock: leases)
        self.clock = leases
        self.presence = presence
        self.pool = PostgresPool(configuration, count: connections)
        self.quick = DeskLane(PostgresConnection(configuration)) { try quick.run($0, on: $1) }
        self.careful = DeskLane(PostgresConnection(configuration)) { try careful.run($0, on: $1) }
        self.reading = DeskLane(PostgresConnection(configuration)) { try ConversationReading.states(of: $0, on: $1) }
    }

    /// Brings the tables up to date, or creates them; many processes may do that at once.
    /// - Throws: ``PostgresClient/PostgresError``.
    public func migrate() async throws {
        try await self.pool.perform { try Migrations.migrator.run(on: $0) }
    }

    /// Access tokens, in the same database.
    public var accessTokens: any AccessTokenStore { PostgresAccessTokenStore(pool: self.pool) }

    /// See `DeskStore`.
    public func claim(_ claim: Claim) async throws -> ClaimResult {
        self.open.add(claim.key)
        do {
            let result = try await self.claimOrJoin(claim)
            switch result {
            case .claimed, .takenOver, .behind: break
            // A reply is to be given, and noted as given; nothing needs nobody.
            case .answered(let reply, _), .pickedUp(let reply): if reply == .nothing { self.open.remove([claim.key]) }
            case .running: self.open.remove([claim.key])
            }
            return result
        } catch {
            // Where no answer came the claim may have been made.
            if case PostgresError.refused = error { self.open.remove([claim.key]) }
            throw error
        }
    }

    private func claimOrJoin(_ claim: Claim) async throws -> ClaimResult {
        let sequence = self.sequence.add(1, ordering: .relaxed).newValue
        // A delivery that is purged just now is new the second time.
        for _ in 0..<3 {
            let work: DeskWork
            switch try await self.quick.perform(.claim(claim, sequence: sequence)) {
            case .done: return .claimed
            case .hasPickup, .isBehind: work = .fresh(claim)
            case .known: work = .known(claim)
            }
            if case .claim(let result) = try await self.careful.perform(work) { return result }
        }
        throw PostgresError.unexpectedAnswer
    }

    /// See `DeskStore`.
    public func commit(_ changes: [DeskChange]) async throws {
        guard let first = changes.first else { return }
        do {
            try await self.commit(changes, first)
        } catch let error as PostgresError where error.leavesInDoubt {
            throw UnansweredCommit(cause: error)
        }
    }

    private func commit(_ changes: [DeskChange], _ first: DeskChange) async throws {
        var refusal: DeskStoreError?
        if changes.count == 1, case .answered(let key, let reply, let owner, let time) = first {
            let answer = try await self.quick.perform(.answer(key, reply, owner: owner, at: time))
            if case .known = answer { refusal = .notOwner }
        } else if case .refused(let reason) = try await self.careful.perform(.commit(changes)) {
            refusal = reason
        }
        // One whose states are stale is still its owner's, who commits it without them.
        if refusal != .statesChanged { self.open.remove(endedBy: changes, isRefused: refusal != nil) }
        if let refusal { throw refusal }
    }

    /// See `DeskStore`.
    public func noteSettled(_ keys: [DeliveryKey]) {
        self.open.remove(keys)
        self.notes.add(keys) { self.quick.wake() }
    }

    /// See `DeskStore`.
    public func writeNotes() async throws { _ = try await self.careful.perform(.commit([])) }

    /// See `DeskStore`.
    public func takeOver(account: String, lease: Lease, at now: WallTime) async throws -> UnfinishedWork {
        let takeOver = DeskTakeOver(
            open: self.open,
            account: account,
            lease: lease,
            now: now,
            clock: self.clock,
            looksThrough: self.lookedThrough.withLock { !$0.contains(account) }
        )
        let work = try await self.pool.perform { session in
            try self.notes.settling { try takeOver.run(on: session, settling: $0) }
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
        let taking = PostgresStatement.takeLateReplies(account: account, limit: limit, lease: lease, at: now)
        return try await self.pool.perform { try $0.execute(taking).lateReplies() }
    }

    /// See `DeskStore`.
    public func lateReplies(of user: UserKey) async throws -> [LateReply] {
        try await self.pool.perform { try $0.execute(.lateReplies(of: user)).lateReplies() }
    }

    /// See `DeskStore`.
    public func deadLetters(account: String, limit: Int) async throws -> [DeadLetter] {
        try await self.pool.perform { try $0.deadLetters(account: account, limit: limit) }
    }

    /// See `ConversationStore`.
    public func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] {
        try await self.reading.perform(user).filter { $0.value.expires > now }
    }

    /// See `DeskStore`.
    ///
    /// Of several processes one does it, in rounds of some hundred rows, between which others use the connection.
    public func purge(at now: WallTime, keeping retention: Retention) async throws {
        self.open.purge(at: now)
        let isFirst = try await self.pool.perform { session in
            try self.notes.settling { if !$0.isEmpty { _ = try session.execute($0) } }
            return try self.presence.isFirst(on: session)
        }
        guard isFirst else { return }
        var deliveries = DeliveryPurge(at: now, keeping: retention)
        while deliveries.position != nil {
            let round = deliveries
            deliveries = try await self.pool.perform { session in
                var round = round
                try round.next(on: session)
                return round
            }
        }
        let statements = PostgresStatement.purge(
            at: now,
            letters: now - retention.deadLetters,
            keeping: Self.deadLetters,
            round: Self.round
        )
        for statement in statements {
            while try await self.pool.perform({ try $0.execute(statement).changes }) == Self.round {}
        }
    }
}

#endif
