// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// What waits for a ``DeskWriter``, and whether it is awake; decides, and writes nothing.
struct DeskQueue {
    /// What goes into one transaction.
    struct Batch {
        var works: [any DeskWork]
        var claims: [AheadClaim]
        var notes: [DeliveryKey]
        /// Whether the file is to be asked for whom late replies wait.
        var asksForPickups = false
        /// Whether others of its time are done by themselves.
        var isPart = false

        /// One of those.
        static func part(
            works: [any DeskWork] = [],
            claims: [AheadClaim] = [],
            notes: [DeliveryKey] = []
        ) -> Batch {
            Batch(works: works, claims: claims, notes: notes, isPart: true)
        }
    }

    /// What a transaction has found in the file, where it was looked for.
    struct Findings {
        /// The second of the newest key, as the file was opened.
        var newest: UInt32?
        /// For whose next message late replies wait.
        var pickups: Set<UserKey>?
        /// Users for whose message none waits.
        var withoutPickups: [UserKey] = []

        var isEmpty: Bool { self.newest == nil && self.pickups == nil && self.withoutPickups.isEmpty }
    }

    /// How many notes go into one row at least, unless they have waited for long enough.
    private static let together = 64
    /// How many notes are kept while they can't be written.
    private static let most = 1 << 16

    private var works: [any DeskWork] = []
    private var claims: [AheadClaim] = []
    private var notes: [DeliveryKey] = []
    private var isAwake = false
    private var isTimerSet = false
    /// Whether notes have waited for long enough.
    private var areNotesDue = false
    /// Nil where other processes claim too, so that nothing is surely new.
    private var fresh: FreshKeys?
    private var desks = KnownDesks()
    private var pickups = PickupUsers()

    /// - Parameter isAlone: Whether no other process claims.
    init(isAlone: Bool) { self.fresh = isAlone ? FreshKeys() : nil }

    // MARK: What comes

    /// Adds a piece of work, which may add late replies for some users; whether the writer is to be woken.
    mutating func add(_ work: some DeskWork, looksAtNotes: Bool, lateReplies: [UserKey]) -> Bool {
        self.works.append(work)
        if looksAtNotes { self.areNotesDue = true }
        self.pickups.add(lateReplies)
        return self.wake()
    }

    /// Has the file asked anew for whom late replies wait, as some may have gone.
    mutating func askForPickups() { self.pickups.ask() }

    /// Takes in a claim for which somebody waits.
    mutating func note(_ claim: Claim) {
        _ = self.fresh?.claim(claim.key)
        _ = self.desks.isShared(claim)
    }

    /// Adds a claim that nobody waits for, where it is sure what becomes of it; whether the writer is to be woken, nil where
    /// it isn't.
    mutating func add(_ ahead: AheadClaim) -> Bool? {
        let claim = ahead.claim
        let (isNew, isShared) = (self.fresh?.claim(claim.key) ?? false, self.desks.isShared(claim))
        guard isNew, !isShared, !claim.takesPickup || !self.pickups.contains(claim.user) else { return nil }
        self.claims.append(ahead)
        return self.wake()
    }

    /// Adds notes; whether a timer is to be set.
    mutating func add(_ notes: [DeliveryKey]) -> Bool {
        self.notes.append(contentsOf: notes)
        if self.notes.count > Self.most { self.notes.removeFirst(self.notes.count - Self.most) }
        defer { self.isTimerSet = true }
        return !self.isTimerSet
    }

    /// The timer's time has come; whether the writer is to be woken.
    mutating func timerFires() -> Bool {
        self.isTimerSet = false
        guard !self.notes.isEmpty else { return false }
        self.areNotesDue = true
        return self.wake()
    }

    private mutating func wake() -> Bool {
        defer { self.isAwake = true }
        return !self.isAwake
    }

    // MARK: What is written

    /// Takes what is to be written now.
    mutating func take() -> Batch {
        let takesNotes = self.areNotesDue || self.notes.count >= Self.together
        defer {
            let (works, claims) = (self.works.count, self.claims.count)
            (self.works, self.claims) = ([], [])
            self.pickups.begin()
            // As many come again, as a rule.
            self.works.reserveCapacity(works)
            self.claims.reserveCapacity(claims)
            if takesNotes { (self.notes, self.areNotesDue) = ([], false) }
        }
        return Batch(
            works: self.works,
            claims: self.claims,
            notes: takesNotes ? self.notes : [],
            asksForPickups: self.pickups.isAsking
        )
    }

    /// Takes back notes that couldn't be written.
    mutating func putBack(_ notes: [DeliveryKey]) {
        self.notes.insert(contentsOf: notes, at: 0)
        self.areNotesDue = true
    }

    /// Takes in what a transaction has found.
    mutating func learn(_ findings: Findings) {
        if let newest = findings.newest { self.fresh?.open(at: newest) }
        if let pickups = findings.pickups { self.pickups.learn(pickups) }
        if !findings.withoutPickups.isEmpty { self.pickups.remove(findings.withoutPickups) }
    }

    /// Whether nothing has come meanwhile; then the writer sleeps.
    ///
    /// - Parameter hasFailed: Whether the transaction has: notes that nobody could write wait for the next that comes.
    /// - Returns: Whether it does.
    mutating func mayRest(hasFailed: Bool) -> Bool {
        let areNotesDue = self.areNotesDue && !self.notes.isEmpty && !hasFailed
        self.isAwake = !self.works.isEmpty || !self.claims.isEmpty || areNotesDue
        return !self.isAwake
    }
}
