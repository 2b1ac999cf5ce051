// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What a ``ResilientDeskStore`` has in memory, and how it divides work between there and the durable store.
struct ResilientDeskTable {
    var memory: MemoryDeskTable
    var durability = DurabilityState()
    var journal = DeskJournal()
    /// Whether the durable store can't even be read.
    var isUnreadable = false
    /// Deliveries that the durable store doesn't know, and that aren't settled.
    private(set) var ownDeliveries: Set<DeliveryKey> = []
    /// Deliveries that the durable store has as somebody else's, who is gone if they are ever taken over; until then they
    /// are as good as unknown there.
    private var contested: Set<DeliveryKey> = []
    /// Deliveries whose claims the durable store may have, as it was asked and gave no answer: once it works it is told
    /// their ends also where those are settled by then, or their handlers would run again.
    private var doubtful: Set<DeliveryKey> = []
    /// Deliveries that were answered with nothing here, and of which something is kept here that the durable store isn't
    /// to get where it had ended them before, as their user had left.
    private var reported: Set<DeliveryKey> = []
    /// Users whose states were read while the durable store couldn't be.
    private var unread: Set<UserKey> = []
    /// Deliveries that wait for what another desk has of their user, and when the durable store said so last.
    private var waiting: [DeliveryKey: Moment] = [:]
    /// Whether the durable store has failed since what earlier processes left was last taken over: it may have runs of
    /// theirs that were done in memory meanwhile.
    var awaitsTakeOver = false
    /// Whether what earlier processes left was taken over for good, as no other process works beside this one.
    var isAlone = false
    /// Late replies of the durable store's that are being sent, or made, and so will change here.
    ///
    /// Counted, as one may be handed out again before it is known here that its last change was told.
    private var lentReplies: [LateReply.ID: (user: UserKey, count: Int)] = [:]

    /// When the process began to work.
    private let start: Moment

    init(limits: MemoryDeskLimits, start: Moment) {
        self.memory = MemoryDeskTable(limits: limits, keepsStates: false)
        self.start = start
    }

    /// Claims a delivery in memory.
    ///
    /// At first what memory doesn't know may be a retry of a push that a process worked on which is gone. It fetches
    /// no reply that waits here: that would become its answer, and its own be lost.
    mutating func claim(_ claim: Claim, now: () -> Moment) -> ClaimResult {
        let start = self.start
        return self.memory.claim(claim, fetches: now() - start >= DeskTiming.lastChance)
    }

    /// Notes that a delivery is claimed in memory alone.
    /// - Parameters:
    ///   - key: The delivery.
    ///   - now: The time.
    ///   - isInDoubt: Whether the durable store may have claimed it too.
    mutating func keepHere(_ key: DeliveryKey, at now: Moment, isInDoubt: Bool = false) {
        self.ownDeliveries.insert(key)
        if isInDoubt { self.doubtful.insert(key) }
        self.durability.missed(at: now)
    }

    /// Has the durable store told of the ends of deliveries that it may have claimed: each by itself, as it refuses those
    /// that it hasn't.
    mutating func noteDoubtful(_ changes: [DeskChange]) {
        guard !self.doubtful.isEmpty else { return }
        for change in changes {
            switch change {
            case .answered(let key, _, owner: _, at: _), .settled(let key), .diverted(let key, owner: _):
                if self.doubtful.contains(key), !self.reported.contains(key) { self.journal.append([change]) }
            default: break
            }
        }
    }

    /// Notes that a user's states were read without the durable store.
    mutating func noteUnread(_ user: UserKey) { self.unread.insert(user) }

    /// Takes in that the durable store was told a commit, or refused it: the users' next runs read anew.
    mutating func noteTold(_ changes: [DeskChange]) {
        for case .unchanged(let user, _, at: _) in changes { self.unread.remove(user) }
    }

    /// Takes in whether a claim waits for another desk, by the durable store's word.
    mutating func note(_ result: ClaimResult, of key: DeliveryKey, at now: Moment) {
        if case .behind = result { self.waiting[key] = now } else if !self.waiting.isEmpty { self.waiting[key] = nil }
    }

    /// What is to be said to a claim while the durable store can't be asked: as long as another desk's lease lasts, what it
    /// said last.
    func unasked(_ claim: Claim, _ here: ClaimResult, at now: Moment) -> ClaimResult {
        guard let since = self.waiting[claim.key], now - since < DeskTiming.longestLease else { return here }
        return switch here {
        case .takenOver(let first, let isPromised): .behind(first: first, isPromised: isPromised)
        case .claimed: .behind(first: claim.arrival, isPromised: false)
        default: here
        }
    }

    /// Takes in that the durable store works again and knows all.
    mutating func recovered() {
        self.durability.recovered()
        self.isUnreadable = false
        self.doubtful = []
    }

    /// Notes that the durable store has a delivery as somebody else's.
    mutating func contest(_ key: DeliveryKey) {
        self.ownDeliveries.remove(key)
        self.contested.insert(key)
    }

    /// Whether the durable store isn't told of a delivery.
    func isHere(_ key: DeliveryKey) -> Bool {
        self.ownDeliveries.contains(key) || self.contested.contains(key)
    }

    /// Notes that the durable store has an answer of its own to a delivery.
    ///
    /// Where that is nothing, nobody owes anything for it any more, and what waits here of it goes.
    mutating func forsake(_ key: DeliveryKey, for reply: Reply) {
        self.ownDeliveries.remove(key)
        if self.reported.remove(key) != nil, reply == .nothing { self.memory.discard(key) }
    }

    /// Whether all that is remembered of a delivery is its key, while the durable store may have its reply.
    func remembersOnlyKey(_ key: DeliveryKey) -> Bool {
        !self.memory.deliveries.contains(key) && !self.ownDeliveries.contains(key)
    }

    mutating func lend(_ replies: [LateReply]) {
        for reply in replies { self.lentReplies[reply.id, default: (reply.user, 0)].count += 1 }
    }

    private mutating func takeBack(_ id: LateReply.ID) {
        guard let lent = self.lentReplies[id] else { return }
        self.lentReplies[id] = lent.count > 1 ? (lent.user, lent.count - 1) : nil
    }

    /// Whether a commit isn't refused by what is known here.
    func allows(_ changes: [DeskChange]) -> Bool {
        // A closure that took all of this along would copy it.
        let lentReplies = self.lentReplies
        return self.memory.allows(changes) { lentReplies[$0] != nil }
    }

    /// Whether a late reply is the durable store's, and with it the dead letter that comes of it.
    private func isLent(_ id: LateReply.ID) -> Bool {
        self.lentReplies[id] != nil && !self.memory.lateReplies.contains(id)
    }

    /// Whether a commit changes or ends a late reply of the durable store's.
    private func endsLent(_ changes: [DeskChange]) -> Bool {
        for change in changes {
            switch change {
            case .lateChanged(let late, owner: _) where self.isLent(late.id): return true
            case .lateEnded(let id, owner: _) where self.isLent(id): return true
            default: break
            }
        }
        return false
    }

    /// Notes deliveries as settled, in memory and, while the durable store fails, in the journal: behind their answers.
    /// - Returns: Those that the durable store is to be told now.
    mutating func settle(_ keys: [DeliveryKey]) -> [DeliveryKey] {
        self.memory.settle(keys)
        let others = keys.filter { !self.isHere($0) }
        if others.count < keys.count {
            self.noteDoubtful(keys.filter(self.isHere).map { .settled($0) })
            self.ownDeliveries.subtract(keys)
        }
        guard self.durability.problem != nil || !self.journal.isEmpty else { return others }
        self.journal.append(others.map { .settled($0) })
        return []
    }

    /// Takes over what the durable store had kept of processes that are gone, but for the runs that were begun or done
    /// in memory while it failed.
    /// - Returns: The runs to be begun, and what the durable store is to be told of the others.
    mutating func takeOver(
        _ runs: [UnfinishedWork.Run],
        owner: Int64,
        at now: WallTime
    ) -> (runs: [UnfinishedWork.Run], ends: [DeskChange]) {
        var rest: [UnfinishedWork.Run] = []
        var ends: [DeskChange] = []
        for run in runs {
            let key = run.claim.key
            let isOwn = self.isHere(key)
            self.ownDeliveries.remove(key)
            self.contested.remove(key)
            // It is this owner's there too now, so its end is told like any other.
            if let known = self.ends(of: key, owner: owner, at: now), isOwn || !known.isEmpty {
                ends += known
            } else {
                rest.append(run)
            }
        }
        self.memory.adopt(runs)
        return (rest, ends)
    }

    /// The claims that the durable store doesn't know and should, in their order: an attempt may still come.
    var ownClaims: [Claim] { self.memory.deliveries.claims(of: self.ownDeliveries) }

    /// The durable store knows a claim now, and from here on its end.
    /// - Returns: What it is to be told of what has become of the claim meanwhile.
    mutating func isKnownThere(_ claim: Claim, at now: WallTime) -> [DeskChange] {
        self.ownDeliveries.remove(claim.key)
        self.reported.remove(claim.key)
        let promise: [DeskChange] = self.memory.deliveries.isPromised(claim.key) ? [.promised(claim.key)] : []
        return promise + (self.ends(of: claim.key, owner: claim.lease.owner, at: now) ?? [])
    }

    /// What the durable store is to be told of a delivery that its owner runs or has done in memory; nil for any other.
    private func ends(of key: DeliveryKey, owner: Int64, at now: WallTime) -> [DeskChange]? {
        switch self.memory.deliveries.progress(of: key) {
        case .running(let other): other == owner ? [] : nil
        case .answered(let reply): [.answered(key, reply, owner: owner, at: now)]
        case .settled(let reply): [.answered(key, reply, owner: owner, at: now), .settled(key)]
        case nil: nil
        }
    }

    /// Whether there is anything that would be lost with the process although the durable store works.
    var hasWorkInMemoryAlone: Bool {
        self.isBehind || self.awaitsTakeOver || !self.contested.isEmpty || !self.memory.lateReplies.isEmpty
    }

    /// Whether there is something in memory that the durable store is still to be told, or to be given.
    var isBehind: Bool {
        !self.journal.isEmpty || !self.ownDeliveries.isEmpty || self.memory.lateReplies.hasWaiting
            || self.memory.hasLetters
    }

    /// Takes out the late replies and dead letters that came while the durable store failed, as changes to be made
    /// there; those of users to whom something is being sent stay behind it.
    mutating func takeStranded() -> [DeskChange] {
        self.memory.takeWaitingReplies().map { .late($0) } + self.memory.takeLetters().map { .dead($0) }
    }

    /// Keeps what was taken out and could not be told, but for users who left meanwhile.
    mutating func putBack(_ changes: [DeskChange]) {
        for change in changes {
            switch change {
            case .late(let late) where self.journal.forgets(late.user): break
            case .dead(let letter) where self.journal.forgets(letter.user): break
            default: self.memory.apply(change)
            }
        }
    }

    mutating func purge(at now: WallTime, keeping retention: Retention) {
        self.memory.purge(at: now, keeping: retention)
        self.journal.removeExpired(at: now.second)
        // Those that nobody ever notes as settled would pile up.
        self.ownDeliveries = self.ownDeliveries.filter { self.memory.deliveries.contains($0) }
        self.contested = self.contested.filter { self.memory.deliveries.contains($0) }
        self.reported = self.reported.filter { self.ownDeliveries.contains($0) }
        self.waiting = self.waiting.filter { self.memory.deliveries.contains($0.key) }
        // A run that has read something then has ended long since, or been given up.
        if !self.isUnreadable { self.unread = [] }
    }

    /// What the durable store is to be told of a commit, now or later; late replies and dead letters that come while it
    /// fails (`isDegraded`) are kept in memory until it works.
    func durablePart(of changes: [DeskChange], isDegraded: Bool) -> [DeskChange] {
        let endsLent = self.endsLent(changes)
        var part: [DeskChange] = []
        part.reserveCapacity(changes.count)
        for change in changes {
            if let told = self.durablePart(of: change, isDegraded: isDegraded, endsLent: endsLent) { part.append(told) }
        }
        return part
    }

    private func durablePart(of change: DeskChange, isDegraded: Bool, endsLent: Bool) -> DeskChange? {
        switch change {
        case .answered(let key, _, owner: _, at: _), .settled(let key), .diverted(let key, owner: _),
            .promised(let key):
            return self.isHere(key) ? nil : change
        case .renewed(let keys, let lease):
            let others = keys.filter { !self.isHere($0) }
            return others.isEmpty ? nil : .renewed(others, lease)
        case .late(let late):
            return isDegraded || self.memory.lateReplies.contains(late.id) ? nil : change
        case .lateChanged(let late, owner: _): return self.isLent(late.id) ? change : nil
        case .lateEnded(let id, owner: _): return self.isLent(id) ? change : nil
        case .dead: return isDegraded && !endsLent ? nil : change
        // What was read while it couldn't be asked says nothing of what it has.
        case .unchanged(let user, _, at: _): return isDegraded || self.unread.contains(user) ? nil : change
        case .states, .forgotten: return change
        }
    }

    /// Makes a commit's changes in memory, after or instead of the durable store.
    mutating func apply(_ changes: [DeskChange], isDegraded: Bool) {
        let endsLent = self.endsLent(changes)
        for change in changes {
            switch change {
            case .late(let late):
                if isDegraded || self.memory.lateReplies.contains(late.id) {
                    self.memory.apply(change)
                } else if case .sending = late.way {
                    self.lend([late])
                }
            case .lateChanged(let late, owner: _):
                // What waits again is handed out by the durable store, once that works.
                if self.isLent(late.id) { self.takeBack(late.id) } else { self.memory.apply(change) }
            case .lateEnded(let id, owner: _):
                self.memory.apply(change)
                self.takeBack(id)
            case .dead: if isDegraded && !endsLent { self.memory.apply(change) }
            case .forgotten(let user, by: _):
                self.memory.apply(change)
                self.lentReplies = self.lentReplies.filter { $0.value.user != user }
            case .settled(let key), .diverted(let key, owner: _):
                self.memory.apply(change)
                self.ownDeliveries.remove(key)
            case .answered(let key, let reply, owner: _, at: _):
                self.memory.apply(change)
                guard reply == .nothing, self.ownDeliveries.contains(key) else { continue }
                // Nobody will note that it was given.
                if isDegraded && Self.reports(changes, of: key) {
                    self.reported.insert(key)
                } else {
                    self.ownDeliveries.remove(key)
                }
            case .promised, .renewed, .states, .unchanged: self.memory.apply(change)
            }
        }
    }

    /// Whether a commit adds a dead letter or a late reply of a delivery.
    private static func reports(_ changes: [DeskChange], of key: DeliveryKey) -> Bool {
        changes.contains { change in
            switch change {
            case .dead(let letter): letter.key == key
            case .late(let late): late.id.key == key
            default: false
            }
        }
    }
}
