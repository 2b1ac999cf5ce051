// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Metrics
import Synchronization
import WeChatProtocol

/// The durable store's turn.
extension ResilientDeskStore {
    /// Asks the durable store; nil where it fails, or isn't asked as it failed lately, or the task was cancelled, which
    /// says nothing about the store.
    func attempt<Result: Sendable>(_ body: () async throws -> Result) async -> Result? {
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
    func read<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result? {
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
    func refusal(of changes: [DeskChange]) async throws -> DeskStoreError? {
        do {
            try await self.durable.commit(changes)
            return nil
        } catch let error as DeskStoreError where error != .unavailable {
            return error
        }
    }

    /// Has the durable store make changes that were made in memory; without states that somebody else has changed since.
    /// - Returns: False where it refuses them, which is no failure.
    func commitThere(_ changes: [DeskChange]) async throws -> Bool {
        do {
            return switch try await self.refusal(of: changes) {
            case nil: true
            case .statesChanged: try await self.refusal(of: changes.withoutStates) == nil
            case .notOwner, .unavailable: false
            }
        } catch let unkept as UnkeptClaim {
            // A claim that was made ahead is told as one of memory's own; what came with its end is told here.
            let rest = changes.filter { $0.answeredKey != unkept.key }
            guard !rest.isEmpty, rest.count < changes.count else { return false }
            return try await self.commitThere(rest)
        }
    }

    /// Tells the durable store what it has missed.
    func catchUp() async throws {
        while let (number, changes) = self.table.withLock({ $0.journal.first }) {
            // Where it is refused, another desk has done that work meanwhile.
            _ = try await self.commitThere(changes)
            self.table.withLock { $0.journal.remove(number) }
        }
        var claims = self.table.withLock { $0.ownClaims }[...]
        // One first, as it may fail still; then side by side, so that a store that commits in groups needs few of them, but
        // begun in their order, which it keeps.
        if let first = claims.popFirst() { try await self.tell(of: first) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for claim in claims { group.addImmediateTask { try await self.tell(of: claim) } }
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
    func tell(of claim: Claim) async throws {
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

    func recover() {
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

    func fail(_ error: any Error, turn: DurabilityState.Turn) {
        self.failures.increment()
        let cause = (error as? UnansweredCommit)?.cause ?? (error as? UnkeptClaim)?.cause ?? error
        let problem = self.describe(cause)
        let isFirst = self.table.withLock { table in
            let isFirst = table.durability.failed(problem, turn: turn, at: self.now())
            if isFirst { self.degraded.record(1) }
            return isFirst
        }
        guard isFirst else { return }
        self.logger.error("the durable store fails, work is kept in memory", metadata: ["problem": "\(problem)"])
    }
}
