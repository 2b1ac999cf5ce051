// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import SQLiteAccess
import WeChatBot
import WeChatProtocol

/// What a desk's store does within one transaction.
struct DeskTransaction {
    let database: Database
    var memo: DeskMemo
    /// Settled deliveries that are to be noted, and when the last of them was answered.
    private(set) var noted: [Int64] = []
    private var notedTime = Int64.min
    /// Whether there are late replies at all, as most claims needn't look for theirs; nil until somebody asked.
    var hasLateReplies: Bool?
    /// Claims that were made ahead and aren't in the file yet, and those that are, without their ends.
    var ahead = AheadClaims()
    var keptAlone: [AheadClaim] = []
    /// Users for whose message no late reply waits.
    var withoutPickups: [UserKey] = []

    init(database: Database, memo: DeskMemo) {
        self.database = database
        self.memo = memo
    }

    // MARK: Claims

    mutating func claim(_ claim: Claim) throws -> ClaimResult {
        try self.keepAhead()
        while let id = try self.id(of: claim.key) {
            if let result = try self.claim(claim, known: id) { return result }
            try self.forgetKey(claim.key, of: id)
        }
        self.note(claim.key, id: try self.insert(claim))
        guard claim.takesPickup, let reply = try self.takePickup(of: claim.user, at: claim.arrival) else {
            if claim.takesPickup, self.memo.isAlone { self.withoutPickups.append(claim.user) }
            return try self.isBehind(claim) ? .behind(first: claim.arrival, isPromised: false) : .claimed
        }
        try self.answer(claim.key, reply, owner: claim.lease.owner, at: claim.arrival)
        return .pickedUp(reply)
    }

    /// Remembers the row of a claim that was just added.
    mutating func note(_ key: DeliveryKey, id: Int64) {
        self.memo[key] = DeskMemo.Row(id: id)
        self.memo.recent.add(key, id: id)
        if !self.memo.unkept.isEmpty { self.memo.unkept[key] = nil }
    }

    /// Claims a delivery that has a row; nil where another process has removed it.
    private mutating func claim(_ claim: Claim, known id: Int64) throws -> ClaimResult? {
        let row = try self.row(
            "SELECT state, owner, lease_end, first, digest, promised, reply FROM delivery WHERE id = ? AND key = ?",
            [id, Data(claim.key.bytes)]
        )
        guard let row else { return nil }
        let (state, owner, leaseEnd): (Int64, Int64, Int64) = (row[0], row[1], row[2])
        let first = WallTime(rawValue: row[3])
        guard state == DeskSchema.State.running.rawValue else {
            // Whoever was told it last sees to it that it arrives.
            if state == DeskSchema.State.answered.rawValue, owner != claim.lease.owner {
                try self.hand(delivery: id, to: claim.lease)
            }
            return .answered(Self.reply(row[6]), digest: UInt64(bitPattern: row[4]))
        }
        let lease = Lease(owner: owner, end: WallTime(rawValue: leaseEnd))
        guard owner == claim.lease.owner || lease.isOver(at: claim.arrival, beside: claim.lease) else {
            return .running(first: first, leaseEnd: lease.end)
        }
        try self.hand(delivery: id, to: claim.lease)
        if owner != claim.lease.owner { self.memo.waiting.insert(claim.key) }
        let mayRun = try self.mayRun(claim)
        return mayRun ? .takenOver(first: first, isPromised: row[5]) : .behind(first: first, isPromised: row[5])
    }

    /// Gives a delivery to an owner.
    func hand(delivery id: Int64, to lease: Lease) throws {
        try self.execute(
            "UPDATE delivery SET owner = ?, lease_end = ? WHERE id = ?",
            [lease.owner, lease.end.rawValue, id]
        )
    }

    // MARK: Commits

    mutating func commit(_ changes: [DeskChange]) throws {
        if changes.looksAtDeliveries { try self.keepAhead() }
        for change in changes {
            switch change {
            case .diverted(let key, let owner): try self.check(key, mayBeDivertedBy: owner)
            case .lateChanged(let late, let owner): try self.check(late.id, isBeingSentBy: owner)
            case .lateEnded(let id, let owner): try self.check(id, isBeingSentBy: owner)
            case .unchanged(let user, let states, let time): try self.check(states, of: user, at: time)
            default: break
            }
        }
        // A desk's usual commit begins with its one answer: that is refused before anything was changed.
        if changes.dropFirst().contains(where: { if case .answered = $0 { true } else { false } }) {
            for case .answered(let key, _, let owner, _) in changes { try self.check(key, isClaimedBy: owner) }
        }
        for change in changes { try self.apply(change) }
    }

    private mutating func apply(_ change: DeskChange) throws {
        switch change {
        case .answered(let key, let reply, let owner, let time):
            try self.answer(key, reply, owner: owner, at: time)
        case .settled(let key): try self.settle(key)
        case .diverted(let key, owner: _):
            try self.execute(
                "UPDATE delivery SET state = 2, reply = NULL, user = '' WHERE id = ? AND state = 1",
                [try self.id(of: key)]
            )
            if self.memo[key]?.time != nil { self.memo[key] = nil }
        case .promised(let key):
            try self.execute("UPDATE delivery SET promised = 1 WHERE id = ?", [try self.id(of: key)])
        case .renewed(let keys, let lease):
            for key in keys {
                try self.execute(
                    "UPDATE delivery SET lease_end = ? WHERE id = ? AND owner = ?",
                    [lease.end.rawValue, try self.id(of: key), lease.owner]
                )
            }
        case .states(let user, let states): try self.update(states, of: user)
        case .unchanged: break
        case .late(let reply), .lateChanged(let reply, owner: _): try self.put(reply)
        case .lateEnded(let id, owner: _): try self.end(id)
        case .dead(let letter): try self.add(letter)
        case .forgotten(let user, let leaving): try self.forget(user, by: leaving)
        }
    }

    private mutating func check(_ key: DeliveryKey, isClaimedBy owner: Int64) throws {
        let row = try self.row(
            "SELECT 1 FROM delivery WHERE id = ? AND owner = ? AND state = 0",
            [try self.id(of: key), owner]
        )
        guard row != nil else { throw self.refusal(of: key) }
    }

    /// Why an answer is refused that isn't the answer to a claim of its owner's.
    private mutating func refusal(of key: DeliveryKey) -> any Error {
        guard !self.memo.unkept.isEmpty, let cause = self.memo.unkept.removeValue(forKey: key) else {
            return DeskStoreError.notOwner
        }
        return UnkeptClaim(key, cause: cause)
    }

    /// Looks through the notes, which takes a while and is seldom done.
    private func check(_ key: DeliveryKey, mayBeDivertedBy owner: Int64) throws {
        guard let id = try self.id(of: key) else { return }
        let row = try self.row("SELECT time, owner, state FROM delivery WHERE id = ? AND state > 0", [id])
        guard let row else { return }
        guard row[2] == DeskSchema.State.answered.rawValue, row[1] == owner,
            try !self.settled(since: row[0]).contains(id)
        else { throw DeskStoreError.notOwner }
    }

    private mutating func answer(_ key: DeliveryKey, _ reply: Reply, owner: Int64, at time: WallTime) throws {
        guard !self.ahead.end(key, of: owner, reply, at: time) else { return }
        guard let id = try self.id(of: key) else { throw self.refusal(of: key) }
        let sql =
            if reply == .nothing {
                "UPDATE delivery SET push = NULL, time = ?, state = 2, user = '' WHERE id = ? AND owner = ? AND state = 0"
            } else {
                "UPDATE delivery SET push = NULL, time = ?, state = 1, reply = ? WHERE id = ? AND owner = ? AND state = 0"
            }
        var update = try BoundStatement(sql, in: self.database)
        update.bind(time.rawValue)
        if reply != .nothing { update.bind(StoredReply.bytes(of: reply)) }
        update.bind(id)
        update.bind(owner)
        try update.execute()
        guard self.database.changesCount == 1 else { throw DeskStoreError.notOwner }
        if !self.memo.waiting.isEmpty { self.memo.waiting.remove(key) }
        self.noteEnd(of: key, by: reply, at: time)
    }

    mutating func noteEnd(of key: DeliveryKey, by reply: Reply, at time: WallTime) {
        if reply == .nothing { self.memo[key] = nil } else { self.memo[key]?.time = time.rawValue }
    }

    // MARK: Notes

    /// Notes a delivery as settled, by its id, in a row for the whole transaction: that costs less than changing the
    /// deliveries, which is put off until their replies are removed.
    mutating func settle(_ key: DeliveryKey) throws {
        if let row = self.memo[key] {
            guard let time = row.time else { return }
            self.memo[key] = nil
            self.note(row.id, answeredAt: time)
        } else {
            guard let id = try self.id(of: key) else { return }
            let row = try self.row("SELECT time FROM delivery WHERE id = ? AND state = 1", [id])
            if let row { self.note(id, answeredAt: row[0]) }
        }
    }

    private mutating func note(_ id: Int64, answeredAt time: Int64) {
        self.noted.append(id)
        self.notedTime = max(self.notedTime, time)
    }

    func writeNotes() throws {
        guard !self.noted.isEmpty else { return }
        try self.execute(
            "INSERT INTO settled_note(time, deliveries) VALUES(?, ?)",
            [self.notedTime, self.noted.withUnsafeBytes { Data($0) }]
        )
    }

    /// The deliveries that a note names.
    static func deliveries(in note: Data) -> [Int64] {
        note.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count - 7, by: 8).map { bytes.loadUnaligned(fromByteOffset: $0, as: Int64.self) }
        }
    }

    // MARK: Statements

    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try self.database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func row(_ sql: String, _ arguments: StatementArguments) throws -> Row? {
        try Row.fetchOne(self.database.cachedStatement(sql: sql), arguments: arguments)
    }

    func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
        try Row.fetchAll(self.database.cachedStatement(sql: sql), arguments: arguments)
    }

    /// A kept reply; nothing where it was removed, or a newer version wrote it.
    static func reply(_ data: Data?) -> Reply { data.flatMap(StoredReply.reply(of:)) ?? .nothing }
}

extension [DeskChange] {
    /// Whether a store has to look at deliveries for more than the end of one.
    fileprivate var looksAtDeliveries: Bool {
        var answers = 0
        for change in self {
            switch change {
            case .answered: answers += 1
            case .states, .unchanged, .late, .lateChanged, .lateEnded, .dead: break
            case .settled, .diverted, .promised, .renewed, .forgotten: return true
            }
        }
        return answers > 1
    }
}
