// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import DequeModule
import WeChatProtocol

/// The deliveries of a ``MemoryDeskStore``: claims, replies for duplicates, and keys without a reply.
///
/// It has no clock and no lock. Replies are remembered up to a number of bytes, the oldest go first; their keys stay
/// longer.
struct RememberedDeliveries {
    /// How far a delivery is.
    enum Progress {
        case running(owner: Int64)
        case answered(Reply)
        /// Nobody need look after it any more.
        case settled(Reply)
    }

    enum Phase {
        case running(push: [UInt8])
        case answered(Reply)
        case settled(Reply)
    }

    /// A class, as each step changes a little of it, and there are hundreds of thousands: a dictionary that grows moves
    /// references only.
    final class Delivery {
        var user: UserKey
        let digest: UInt64
        let first: WallTime
        var lease: Lease
        /// Orders claims by when they were made, and replies likewise.
        var order: UInt64
        var isPromised: Bool
        /// Whether it waits for what other desks have of its user.
        var waits = false
        var phase: Phase

        /// The claim as it was made, for whoever has it now; without the push where that isn't needed any more.
        func claim(_ key: DeliveryKey, lease: Lease) -> Claim {
            let push = if case .running(let push) = self.phase { push } else { [UInt8]() }
            return Claim(
                key: key,
                user: self.user,
                push: push,
                digest: self.digest,
                arrival: self.first,
                lease: lease
            )
        }

        init(_ claim: Claim, order: UInt64, isPromised: Bool) {
            self.user = claim.user
            self.digest = claim.digest
            self.first = claim.arrival
            self.lease = claim.lease
            self.order = order
            self.isPromised = isPromised
            self.phase = .running(push: claim.push)
        }
    }

    private struct Answered {
        var key: DeliveryKey
        var time: WallTime
        var cost: Int
    }

    private let replyBytes: Int
    private(set) var deliveries: [DeliveryKey: Delivery] = [:]
    private var answered = Deque<Answered>()
    private var keys: KeyGenerations
    private var bytes = 0
    private var steps: UInt64 = 0
    private var desks = KnownDesks()

    init(limits: MemoryDeskLimits) {
        self.replyBytes = limits.replyBytes
        self.keys = KeyGenerations(capacity: limits.keys)
    }

    /// What is to be said to a claim of a delivery that is known; nil for one that isn't.
    mutating func claimKnown(_ claim: Claim) -> ClaimResult? {
        guard let known = self.deliveries[claim.key] else {
            return self.keys.digest(of: claim.key).map { .answered(.nothing, digest: $0) }
        }
        switch known.phase {
        case .settled(let reply): return .answered(reply, digest: known.digest)
        case .answered(let reply):
            // Whoever was told it last sees to it that it arrives.
            if known.lease.owner != claim.lease.owner { known.lease = claim.lease }
            return .answered(reply, digest: known.digest)
        case .running:
            guard known.lease.owner == claim.lease.owner || known.lease.isOver(at: claim.arrival, beside: claim.lease)
            else {
                return .running(first: known.first, leaseEnd: known.lease.end)
            }
            if known.lease.owner != claim.lease.owner { known.waits = true }
            known.lease = claim.lease
            // As a rule there is nobody to wait for.
            let isShared = known.waits && self.desks.isShared(claim)
            known.waits =
                isShared && !self.line(of: known.user, beside: known.lease, at: claim.arrival).mayRun(claim.key)
            return known.waits
                ? .behind(first: known.first, isPromised: known.isPromised)
                : .takenOver(first: known.first, isPromised: known.isPromised)
        }
    }

    /// Keeps a claim of a delivery that isn't known; whether its handler may run at once.
    @discardableResult
    mutating func insert(_ claim: Claim, isPromised: Bool = false) -> Bool {
        let delivery = Delivery(claim, order: self.step(), isPromised: isPromised)
        if self.desks.isShared(claim) {
            delivery.waits = self.line(of: claim.user, beside: claim.lease, at: claim.arrival)
                .contains { $0.owner != claim.lease.owner }
        }
        self.deliveries[claim.key] = delivery
        return !delivery.waits
    }

    /// Keeps a claim that another store handed over, whoever had it here.
    mutating func adopt(_ claim: Claim, isPromised: Bool) {
        if self.deliveries[claim.key] == nil { self.insert(claim, isPromised: isPromised) }
        guard let known = self.deliveries[claim.key], case .running = known.phase else { return }
        known.lease = claim.lease
        known.waits = true
    }

    /// How far a delivery is; nil for one that isn't known.
    func progress(of key: DeliveryKey) -> Progress? {
        guard let delivery = self.deliveries[key] else {
            return self.keys.digest(of: key) == nil ? nil : .settled(.nothing)
        }
        return switch delivery.phase {
        case .running: .running(owner: delivery.lease.owner)
        case .answered(let reply): .answered(reply)
        case .settled(let reply): .settled(reply)
        }
    }

    /// The claims of these deliveries as they were made, in their order; without the push where that isn't needed any
    /// more.
    func claims(of keys: Set<DeliveryKey>) -> [Claim] {
        let known = keys.compactMap { key in self.deliveries[key].map { (key, $0) } }
        return known.sorted { $0.1.order < $1.1.order }
            .map { key, delivery in delivery.claim(key, lease: delivery.lease) }
    }

    /// Whether its user was told to ask for the answer.
    func isPromised(_ key: DeliveryKey) -> Bool { self.deliveries[key]?.isPromised == true }

    /// Whether more than a delivery's key is remembered.
    func contains(_ key: DeliveryKey) -> Bool { self.deliveries[key] != nil }

    func isClaimed(_ key: DeliveryKey, by owner: Int64) -> Bool {
        guard let delivery = self.deliveries[key], case .running = delivery.phase else { return false }
        return delivery.lease.owner == owner
    }

    /// Whether a delivery has a reply that another desk sees to.
    func isAnothersToGive(_ key: DeliveryKey, than owner: Int64) -> Bool {
        guard let delivery = self.deliveries[key], case .answered = delivery.phase else { return false }
        return delivery.lease.owner != owner
    }

    /// Whether a delivery has a reply of which nobody noted that an attempt was given it.
    func hasReplyToGive(_ key: DeliveryKey) -> Bool {
        if case .answered = self.deliveries[key]?.phase { true } else { false }
    }

    /// Whether a reply may go another way: it is there, no attempt was given it, and no other desk was told it since.
    func mayDivert(_ key: DeliveryKey, by owner: Int64) -> Bool {
        if case .settled = self.deliveries[key]?.phase { return false }
        return !self.isAnothersToGive(key, than: owner)
    }

    /// Ends a claim.
    mutating func answer(_ key: DeliveryKey, _ reply: Reply, at time: WallTime) {
        let order = self.step()
        guard let delivery = self.deliveries[key], case .running = delivery.phase else { return }
        delivery.phase = reply == .nothing ? .settled(.nothing) : .answered(reply)
        delivery.order = order
        let cost = 256 + reply.approximateBytes
        self.answered.append(Answered(key: key, time: time, cost: cost))
        self.bytes += cost
        while self.bytes > self.replyBytes, let oldest = self.answered.popFirst() { self.forgetReply(oldest) }
    }

    /// Drops a claim as if it had never been made.
    mutating func release(_ key: DeliveryKey, owner: Int64) {
        if self.isClaimed(key, by: owner) { self.deliveries[key] = nil }
    }

    mutating func settle(_ key: DeliveryKey) {
        guard let delivery = self.deliveries[key], case .answered(let reply) = delivery.phase else { return }
        delivery.phase = .settled(reply)
    }

    mutating func divert(_ key: DeliveryKey) {
        guard let delivery = self.deliveries[key] else { return }
        switch delivery.phase {
        case .answered, .settled: delivery.phase = .settled(.nothing)
        case .running: break
        }
    }

    mutating func promise(_ key: DeliveryKey) { self.deliveries[key]?.isPromised = true }

    mutating func renew(_ keys: [DeliveryKey], _ lease: Lease) {
        for key in keys {
            guard let delivery = self.deliveries[key], delivery.lease.owner == lease.owner else { continue }
            delivery.lease = lease
        }
    }

    /// Removes a user's replies, and their name from answered deliveries; ends the claims of what they had sent before
    /// the second in which they left.
    mutating func forget(_ user: UserKey, by leaving: DeliveryKey?) {
        for (key, delivery) in self.deliveries where delivery.user == user {
            if case .running = delivery.phase {
                guard let leaving, key.createTime < leaving.createTime else { continue }
                self.answer(key, .nothing, at: delivery.first)
            }
            delivery.phase = .settled(.nothing)
            delivery.user.user = ""
        }
    }

    /// Hands over claims and replies whose lease has run out, apart from the new owner's own; only some where `keys`
    /// says so.
    mutating func takeOver(
        account: String,
        lease: Lease,
        at now: WallTime,
        among keys: Set<DeliveryKey>?
    ) -> (runs: [UnfinishedWork.Run], answers: [UnfinishedWork.Answer]) {
        var runs: [(order: UInt64, run: UnfinishedWork.Run)] = []
        var answers: [(order: UInt64, answer: UnfinishedWork.Answer)] = []
        for (key, known) in self.deliveries
        where known.lease.isOver(at: now, beside: lease) && known.lease.owner != lease.owner
            && known.user.account == account
            && keys?.contains(key) != false
        {
            switch known.phase {
            case .running:
                let run = UnfinishedWork.Run(claim: known.claim(key, lease: lease), isPromised: known.isPromised)
                runs.append((known.order, run))
            case .answered(let reply):
                let answer = UnfinishedWork.Answer(key: key, user: known.user, first: known.first, reply: reply)
                answers.append((known.order, answer))
            case .settled: break
            }
        }
        for (_, run) in runs {
            self.deliveries[run.claim.key]?.lease = lease
            self.deliveries[run.claim.key]?.waits = true
        }
        for (_, answer) in answers { self.deliveries[answer.key]?.lease = lease }
        return (
            runs.sorted { $0.order < $1.order }.map(\.run), answers.sorted { $0.order < $1.order }.map(\.answer)
        )
    }

    /// Forgets the replies, and then the keys, that were kept long enough; a reply that nobody noted as given is kept
    /// as long as a dead letter.
    mutating func purge(at now: WallTime, keeping retention: Retention) {
        var kept: [Answered] = []
        while let oldest = self.answered.first, now - oldest.time >= retention.replies {
            self.answered.removeFirst()
            if case .answered = self.deliveries[oldest.key]?.phase, now - oldest.time < retention.deadLetters {
                kept.append(oldest)
            } else {
                self.forgetReply(oldest)
            }
        }
        self.answered.prepend(contentsOf: kept)
        self.keys.age(at: now, keeping: retention.keys)
    }

    private mutating func forgetReply(_ answered: Answered) {
        self.bytes -= answered.cost
        guard let delivery = self.deliveries.removeValue(forKey: answered.key) else { return }
        self.keys.insert(answered.key, digest: delivery.digest, at: answered.time)
    }

    private mutating func step() -> UInt64 {
        self.steps += 1
        return self.steps
    }
}
