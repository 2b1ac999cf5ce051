// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Logging
import Metrics
import Synchronization
public import WeChatProtocol

/// A durable store that may fail without the desk failing: memory goes on in its place.
///
/// Every delivery is remembered in memory too. Where the durable store throws, because its disk is full, or locked, or
/// gone, the work is done in memory, and the durable store is tried again after growing pauses. Once it works, it is
/// told what became of the claims that it knows, the users' states and what is to be forgotten, in order, and gets the
/// deliveries that came meanwhile and aren't done, the late replies and the dead letters. A commit that it gave no answer
/// to is told again, whole: where it was made, what it ends is over, and so it is refused.
///
/// A process that dies while ``problem`` isn't nil loses what happened since: claims and replies of deliveries that
/// came meanwhile (one that WeChat sends again is handled again), changes of states, late replies and dead letters, and
/// the ends of claims that were made before (their handlers run again; where another process had made them, until they
/// are taken over). Nothing from before is lost; but while the durable store can't be asked, a push is handled again that
/// an earlier process has answered. A late reply that was being made or sent when the durable store came back stays in
/// memory until that ends. Of more than ten thousand commits that wait, the oldest are lost too.
///
/// A late reply that waits in memory is fetched by a message only once the process is old enough that the message can't
/// be WeChat's retry of one that came to an earlier process.
public final class ResilientDeskStore: DeskStore {
    let durable: any DeskStore
    let table: Mutex<ResilientDeskTable>
    let logger: Logger
    let describe: @Sendable (any Error) -> String
    let now: @Sendable () -> Moment
    let degraded = Gauge(label: "wechat_store_degraded")
    let failures = Counter(label: "wechat_store_failures_total")

    /// Wraps a durable store.
    ///
    /// - Parameters:
    ///   - durable: The store.
    ///   - limits: How much is kept in memory.
    ///   - logger: Is told once when the durable store begins to fail, and once when it works again.
    ///   - now: The time, by which pauses are kept.
    ///   - describe: Says in a few words, and without a user's, what an error is.
    public init(
        _ durable: any DeskStore,
        limits: MemoryDeskLimits = MemoryDeskLimits(),
        logger: Logger,
        now: @escaping @Sendable () -> Moment = { .now },
        describe: @escaping @Sendable (any Error) -> String = { "\(type(of: $0))" }
    ) {
        self.durable = durable
        self.table = Mutex(ResilientDeskTable(limits: limits, start: now()))
        self.logger = logger
        self.now = now
        self.describe = describe
        self.degraded.record(0)
    }

    /// What is wrong with the durable store, for a health page; nil while nothing is.
    public var problem: String? { self.table.withLock { $0.durability.problem } }

    /// Whether work is done in memory, as the durable store fails.
    public var isDegraded: Bool { self.problem != nil }

    /// Whether anything is in memory alone: while the durable store fails, and after that what was being sent then, and
    /// claims of processes that are gone until they are taken over.
    package var hasWorkInMemoryAlone: Bool {
        self.table.withLock { $0.durability.problem != nil || $0.hasWorkInMemoryAlone }
    }

    /// See ``DeskStore/claim(_:)``.
    public func claim(_ claim: Claim) async throws -> ClaimResult {
        let (here, isNew, isKnownThere, isForgotten, isShared) = self.table.withLock { table in
            let isNew = !table.memory.deliveries.contains(claim.key)
            // Another process may have brought it to the user.
            let isShared = claim.lease.end.rawValue < .max && table.memory.deliveries.hasReplyToGive(claim.key)
            let result = table.claim(claim, now: self.now)
            if case .pickedUp = result { table.keepHere(claim.key, at: self.now()) }
            return (result, isNew, !table.isHere(claim.key), table.remembersOnlyKey(claim.key), isShared)
        }
        switch here {
        case .answered(let kept, _) where isShared && isKnownThere: return await self.reply(to: claim, kept) ?? here
        case .answered where isForgotten: return await self.reply(to: claim, .nothing) ?? here
        case .answered, .running, .pickedUp: return here
        case .takenOver where !isKnownThere, .behind where !isKnownThere && !isNew: return here
        case .claimed, .takenOver, .behind: break
        }
        var wasAsked = false
        let answer = await self.attempt {
            wasAsked = true
            return try await self.durable.claim(claim)
        }
        guard let there = answer else {
            // A store that gave no answer may have it all the same.
            return self.table.withLock { table in
                if isNew { table.keepHere(claim.key, at: self.now(), isInDoubt: wasAsked) }
                return table.unasked(claim, here, at: self.now())
            }
        }
        self.table.withLock { table in
            table.memory.correct(claim, by: there)
            table.note(there, of: claim.key, at: self.now())
        }
        return there == .claimed ? here : there
    }

    /// See ``DeskStore/claimAhead(_:kept:)``.
    public func claimAhead(_ claim: Claim, kept: @escaping @Sendable ((any Error)?) -> Void) -> Bool {
        guard self.table.withLock({ $0.durability.isWell && $0.memory.claimNew(claim) }) else { return false }
        let isAhead = self.durable.claimAhead(claim) { error in
            if let error {
                self.table.withLock { $0.keepHere(claim.key, at: self.now(), isInDoubt: true) }
                self.fail(error, turn: .durable)
            }
            // It is kept in memory now.
            kept(nil)
        }
        if !isAhead { self.table.withLock { $0.memory.release(claim.key, owner: claim.lease.owner) } }
        return isAhead
    }

    /// What the durable store has for a delivery whose reply memory has forgotten, or which another may have given.
    ///
    /// Where it knows nothing of it, as it was answered in memory alone or the store was put back to an earlier state,
    /// the claim that it takes for new is ended, with the reply that memory has.
    private func reply(to claim: Claim, _ kept: Reply) async -> ClaimResult? {
        var claim = claim
        claim.takesPickup = false
        return await self.attempt { () async throws -> ClaimResult? in
            let there = try await self.durable.claim(claim)
            switch there {
            case .answered: return there
            case .claimed, .takenOver, .behind:
                let end = DeskChange.answered(claim.key, kept, owner: claim.lease.owner, at: claim.arrival)
                _ = try await self.commitThere([end])
                return nil
            case .running, .pickedUp: return nil
            }
        } ?? nil
    }

    /// See ``DeskStore/commit(_:)``.
    public func commit(_ changes: [DeskChange]) async throws {
        guard self.table.withLock({ $0.allows(changes) }) else { throw DeskStoreError.notOwner }
        // What the durable store may have made; told again, it refuses that.
        var inDoubt: [DeskChange]?
        let attempt = await self.attempt {
            // Not before: a probe has just told the durable store of claims that it hadn't known.
            let told = self.table.withLock { $0.durablePart(of: changes, isDegraded: false) }
            do {
                return (told: told, refusal: try await told.isEmpty ? nil : self.refusal(of: told))
            } catch let error as UnansweredCommit {
                if told.isRefusedTwice { inDoubt = told }
                throw error
            }
        }
        try self.table.withLock { table throws(DeskStoreError) in
            if attempt != nil { table.noteTold(changes) }
            if case .statesChanged = attempt?.refusal { throw .statesChanged }
            guard table.allows(changes), attempt?.refusal == nil else {
                for case .answered(let key, _, let owner, _) in changes { table.memory.release(key, owner: owner) }
                throw .notOwner
            }
            guard attempt != nil || inDoubt != nil || table.journal.hasStates(of: changes) else { throw .statesChanged }
            // What somebody else's probe has made the durable store's meanwhile is told later.
            let told = attempt?.told ?? inDoubt ?? []
            let isDegraded = attempt == nil && inDoubt == nil
            if let inDoubt { table.journal.append(inDoubt) }
            // As a rule all of it was told.
            if told.count < changes.count {
                let part = table.durablePart(of: changes, isDegraded: isDegraded)
                table.journal.append(part.filter { !told.contains($0) })
            }
            table.apply(changes, isDegraded: isDegraded)
            table.noteDoubtful(changes)
            if table.isBehind { table.durability.missed(at: self.now()) }
        }
    }

    /// See ``DeskStore/noteSettled(_:)``.
    public func noteSettled(_ keys: [DeliveryKey]) {
        let keys = self.table.withLock { $0.settle(keys) }
        if !keys.isEmpty { self.durable.noteSettled(keys) }
    }

    /// See ``DeskStore/writeNotes()``; never throws.
    public func writeNotes() async throws { _ = await self.attempt { try await self.durable.writeNotes() } }

    /// See ``DeskStore/takeOver(account:lease:at:)``.
    ///
    /// - Throws: ``DeskStoreError/unavailable`` while the durable store can't be asked, and `CancellationError`; then
    ///   nothing is taken over, and a later call finds all of it.
    public func takeOver(account: String, lease: Lease, at now: WallTime) async throws -> UnfinishedWork {
        let there = await self.attempt {
            try await self.durable.takeOver(account: account, lease: lease, at: now)
        }
        guard let there else {
            try Task.checkCancellation()
            throw DeskStoreError.unavailable
        }
        let (work, ends) = self.table.withLock { table in
            var work = table.memory.takeOver(account: account, lease: lease, at: now, among: table.ownDeliveries)
            let (runs, ends) = table.takeOver(there.runs, owner: lease.owner, at: now)
            table.awaitsTakeOver = false
            table.isAlone = lease.end.rawValue == .max
            table.lend(there.sendings)
            work.runs = runs + work.runs
            work.answers = there.answers + work.answers
            work.sendings = there.sendings + work.sendings
            return (work, ends)
        }
        if !ends.isEmpty, await self.attempt({ try await self.commitThere(ends) }) == nil {
            self.table.withLock { table in
                table.journal.append(ends)
                table.durability.missed(at: self.now())
            }
        }
        return work
    }

    /// See ``DeskStore/takeLateReplies(account:limit:lease:at:)``; a user for whom both stores have some may have two
    /// sent at a time.
    public func takeLateReplies(
        account: String,
        limit: Int,
        lease: Lease,
        at now: WallTime
    ) async throws -> [LateReply] {
        let there = await self.attempt {
            try await self.durable.takeLateReplies(account: account, limit: limit, lease: lease, at: now)
        }
        return self.table.withLock { table in
            let replies = there ?? []
            table.lend(replies)
            let rest = limit - replies.count
            return replies + table.memory.takeLateReplies(account: account, limit: rest, lease: lease, at: now)
        }
    }

    /// See ``DeskStore/lateReplies(of:)``.
    public func lateReplies(of user: UserKey) async throws -> [LateReply] {
        let there = try await self.read { try await self.durable.lateReplies(of: user) } ?? []
        return there + self.table.withLock { $0.memory.lateReplies.replies(of: user) }
    }

    /// See ``DeskStore/deadLetters(account:limit:)``.
    public func deadLetters(account: String, limit: Int) async throws -> [DeadLetter] {
        let there = try await self.read { try await self.durable.deadLetters(account: account, limit: limit) } ?? []
        let here = self.table.withLock { table in
            table.memory.deadLetters(account: account, limit: limit)
                + table.journal.letters.filter { $0.user.account == account }
        }
        guard !here.isEmpty else { return there }
        return Array((here + there).sorted { $0.time > $1.time }.prefix(max(limit, 0)))
    }

    /// See ``DeskStore/purge(at:keeping:)``.
    public func purge(at now: WallTime, keeping retention: Retention) async throws {
        self.table.withLock { $0.purge(at: now, keeping: retention) }
        _ = await self.attempt { try await self.durable.purge(at: now, keeping: retention) }
    }

    /// See ``ConversationStore/states(of:at:)``; while the durable store can't be read, only what was changed since
    /// is known.
    public func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] {
        let there = try await self.read { try await self.durable.states(of: user, at: now) }
        return self.table.withLock { table in
            if there == nil { table.noteUnread(user) }
            return table.journal.states(there ?? [:], of: user, at: now)
        }
    }
}
