// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// Where a ``ReplyDesk`` keeps what must outlive a run of a handler: claims, replies, states of conversations, late
/// replies and dead letters, so that a run ends in one transaction.
///
/// What a method has returned is kept, as far as the store keeps anything; one that throws has changed nothing. Every
/// implementation passes `DeskStoreCompatibility` (WeChatBotTesting). Times are the caller's.
public protocol DeskStore: ConversationStore {
    /// Claims a delivery, unless it is known.
    ///
    /// A lease counts as run out for whoever arrives at its end or later.
    /// Where it takes a pickup and one waits for its user that hasn't expired by its arrival, the oldest is removed and
    /// is the delivery's answer, in the same transaction. Only a delivery that nobody knew takes one. A claim of its own
    /// that the owner makes again is ``ClaimResult/takenOver(first:isPromised:)``.
    ///
    /// Deliveries of one user run one after another, also where several desks have them: a claim beside one of another
    /// desk's whose lease holds is ``ClaimResult/behind(first:isPromised:)``, and made again, for the first of a desk's
    /// line, says whether its turn has come. What was taken over asks likewise. A store that two processes use of which
    /// one alone runs handlers need know only of the desks of one process.
    ///
    /// - Parameter claim: The claim.
    /// - Returns: Whose the delivery is, or its reply.
    /// - Throws: The store's own error.
    func claim(_ claim: Claim) async throws -> ClaimResult

    /// Claims a delivery at once that surely nobody has claimed before, and keeps the claim soon, with its end if that comes
    /// first; for handlers that are ``HandlerTraits/pure``.
    ///
    /// - Parameters:
    ///   - claim: The claim.
    ///   - kept: Is called once, on any thread, when the claim is kept, or with the reason why it can't be; it needn't be
    ///     where the commit that ends it is made with it. It must not wait for anything.
    /// - Returns: Whether the delivery is the claimer's, and nobody else's from now on. False where only ``claim(_:)`` can
    ///   tell whose it is, or whether a pickup answers it; then nothing was done.
    func claimAhead(_ claim: Claim, kept: @escaping @Sendable ((any Error)?) -> Void) -> Bool

    /// Makes these changes in their order, all of them or none.
    ///
    /// Whether it is refused is found out before the first change. Changes of deliveries that the store doesn't know,
    /// and settling or diverting one that isn't answered yet, are nothing.
    /// - Parameter changes: The changes.
    /// - Throws: ``DeskStoreError/notOwner``, ``DeskStoreError/statesChanged``, ``UnkeptClaim``, ``UnansweredCommit``, or the
    ///   store's own error.
    func commit(_ changes: [DeskChange]) async throws

    /// Notes that attempts were given the replies of these deliveries, sooner or later: a process that dies at once may
    /// take the note with it.
    func noteSettled(_ keys: [DeliveryKey])

    /// Writes what was noted until now, before a process ends.
    ///
    /// - Throws: The store's own error; then the notes are kept as they were.
    func writeNotes() async throws

    /// Takes over what nobody works on any more: claims without an end, replies that nobody noted as given, late
    /// replies in the middle of being sent.
    ///
    /// A store that knows of no other desk alive, as one on a locked file does at its first call for an account, hands
    /// out everything; any other only what has a lease that has run out, and never the new owner's own work. A reply
    /// is its claimer's until its lease runs out or it is settled; ``WeChatProtocol/Reply/nothing`` needs nobody.
    ///
    /// - Parameters:
    ///   - account: The account whose work it is.
    ///   - lease: Whose it is from now on.
    ///   - now: The time.
    /// - Returns: The work.
    /// - Throws: The store's own error.
    func takeOver(account: String, lease: Lease, at now: WallTime) async throws -> UnfinishedWork

    /// Hands out late replies that are to be sent by now, each to one caller: they are
    /// ``LateReply/Way-swift.enum/sending(_:)`` from then on. At most one for each user, and always the oldest of those
    /// to be sent: while that is being sent, or waits for its time, the user's others wait behind it. Expired ones are
    /// handed out too, so that their sender can give them up.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - limit: How many at the most.
    ///   - lease: Whose they are from now on.
    ///   - now: The time.
    /// - Returns: The replies, in the order in which they were added.
    /// - Throws: The store's own error.
    func takeLateReplies(account: String, limit: Int, lease: Lease, at now: WallTime) async throws -> [LateReply]

    /// The late replies of a user, in the order in which they were added.
    func lateReplies(of user: UserKey) async throws -> [LateReply]

    /// The latest dead letters of an account, newest first.
    func deadLetters(account: String, limit: Int) async throws -> [DeadLetter]

    /// Removes what is kept long enough; expired late replies that wait for a pickup too, and expired states.
    ///
    /// An answered delivery that nobody noted as settled is unfinished work, and kept with its reply as long as a dead
    /// letter; a running one as long as it runs.
    func purge(at now: WallTime, keeping retention: Retention) async throws
}

extension DeskStore {
    /// Claims nothing, for a store that has to be asked.
    public func claimAhead(_ claim: Claim, kept: @escaping @Sendable ((any Error)?) -> Void) -> Bool { false }

    /// Does nothing, for a store that makes each note at once.
    public func writeNotes() async throws {}

    /// See ``ConversationStore/update(_:of:)``.
    public func update(_ changes: [String: StoredState?], of user: UserKey) async throws {
        try await self.commit([.states(user, changes)])
    }

    /// See ``ConversationStore/removeAll(of:)``.
    public func removeAll(of user: UserKey) async throws {
        try await self.commit([.forgotten(user)])
    }

    /// See ``ConversationStore/removeExpired(at:)``.
    public func removeExpired(at now: UnixTime) async throws {
        try await self.purge(at: WallTime(now), keeping: Retention())
    }
}
