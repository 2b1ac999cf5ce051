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
    private let durable: any DeskStore
    private let table: Mutex<ResilientDeskTable>
    private let logger: Logger
    private let describe: @Sendable (any Error) -> String
    private let now: @Sendable () -> Moment
    private let degraded = Gauge(label: "wechat_store_degraded")
    private let failures = Counter(label: "wechat_store_failures_total")

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
            let part = table.durablePart(of: changes, isDegraded: isDegraded)
            if let inDoubt { table.journal.append(inDoubt) }
            table.journal.append(part.filter { !told.contains($0) })
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

    // MARK: The durable store's turn

    /// Asks the durable store; nil where it fails, or isn't asked as it failed lately, or the task was cancelled, which
    /// says nothing about the store.
    private func attempt<Result: Sendable>(_ body: () async throws -> Result) async -> Result? {
        let turn = self.table.withLock { $0.durability.turn(at: self.now()) }
        guard turn != .memory else { return nil }
        do {
            if turn == .probe { try await self.catchUp() }
            let result = try await body()
            if turn == .probe { self.recover() }
            return result
        } catch is CancellationError {
            if turn == .probe { self.table.withLock { $0.durability.probeAgain() } }
            return nil
        } catch {
            self.fail(error, turn: turn)
            return nil
        }
    }

    /// Reads from the durable store, which may work while it can't be written.
    /// - Throws: `CancellationError`.
    private func read<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result? {
        guard self.table.withLock({ !$0.isUnreadable }) else { return nil }
        do {
            return try await body()
        } catch let error as CancellationError {
            throw error
        } catch {
            self.table.withLock { $0.isUnreadable = true }
            self.fail(error, turn: .durable)
            return nil
        }
    }

    /// Has the durable store make changes.
    /// - Returns: Why it refuses them, which is no failure; nil where it doesn't.
    private func refusal(of changes: [DeskChange]) async throws -> DeskStoreError? {
        do {
            try await self.durable.commit(changes)
            return nil
        } catch let error as DeskStoreError where error != .unavailable {
            return error
        }
    }

    /// Has the durable store make changes that were made in memory; without states that somebody else has changed since.
    /// - Returns: False where it refuses them, which is no failure.
    private func commitThere(_ changes: [DeskChange]) async throws -> Bool {
        switch try await self.refusal(of: changes) {
        case nil: true
        case .statesChanged: try await self.refusal(of: changes.withoutStates) == nil
        case .notOwner, .unavailable: false
        }
    }

    /// Tells the durable store what it has missed.
    private func catchUp() async throws {
        while let (number, changes) = self.table.withLock({ $0.journal.first }) {
            // Where it is refused, another desk has done that work meanwhile.
            _ = try await self.commitThere(changes)
            self.table.withLock { $0.journal.remove(number) }
        }
        var claims = self.table.withLock { $0.ownClaims }[...]
        // One first, as it may fail still; then side by side, so that a store that commits in groups needs few of them.
        if let first = claims.popFirst() { try await self.tell(of: first) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for claim in claims { group.addTask { try await self.tell(of: claim) } }
            try await group.waitForAll()
        }
        let stranded = self.table.withLock { $0.takeStranded() }
        guard !stranded.isEmpty else { return }
        do {
            _ = try await self.commitThere(stranded)
        } catch {
            self.table.withLock { $0.putBack(stranded) }
            throw error
        }
    }

    /// Tells the durable store of a claim that it doesn't know, and of its end.
    private func tell(of claim: Claim) async throws {
        switch try await self.durable.claim(claim) {
        case .claimed, .takenOver, .behind: break
        // Of a process that is gone, and to be taken over, or another desk's.
        case .running: return self.table.withLock { $0.contest(claim.key) }
        // It was done before; what it knows counts after a restart.
        case .answered(let reply, digest: _), .pickedUp(let reply):
            return self.table.withLock { $0.forsake(claim.key, for: reply) }
        }
        let ends = self.table.withLock { $0.isKnownThere(claim, at: claim.arrival) }
        do {
            if !ends.isEmpty { _ = try await self.commitThere(ends) }
        } catch {
            self.table.withLock { $0.journal.append(ends) }
            throw error
        }
    }

    private func recover() {
        let hasFailed = self.table.withLock { table in
            // What came during the probe's own work is told by the next one.
            guard !table.isBehind else {
                table.durability.probeAgain()
                return false
            }
            let hasFailed = table.durability.problem != nil
            if hasFailed, !table.isAlone { table.awaitsTakeOver = true }
            table.recovered()
            // Inside the lock, as below: else the gauge could end with what was true before.
            if hasFailed { self.degraded.record(0) }
            return hasFailed
        }
        if hasFailed { self.logger.notice("the durable store works again") }
    }

    private func fail(_ error: any Error, turn: DurabilityState.Turn) {
        self.failures.increment()
        let problem = self.describe((error as? UnansweredCommit)?.cause ?? error)
        let isFirst = self.table.withLock { table in
            let isFirst = table.durability.failed(problem, turn: turn, at: self.now())
            if isFirst { self.degraded.record(1) }
            return isFirst
        }
        guard isFirst else { return }
        self.logger.error("the durable store fails, work is kept in memory", metadata: ["problem": "\(problem)"])
    }
}
