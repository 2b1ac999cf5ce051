// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatBot
import WeChatProtocol

/// What every ``WeChatBot/DeskStore`` must do: run it in the tests of yours.
///
/// ```swift
/// @Test func `it keeps a desk's work as every store does`() async throws {
///     try await DeskStoreCompatibility(store: MyStore()).run()
/// }
/// ```
public struct DeskStoreCompatibility: Sendable {
    let store: any DeskStore

    /// Takes a store that is empty; it is used for accounts and users of its own, and not emptied afterwards.
    public init(store: any DeskStore) { self.store = store }

    /// Runs all checks, those of ``ConversationStoreCompatibility`` first.
    /// - Throws: ``CompatibilityFailure`` for the first rule that is broken, and what the store throws.
    public func run() async throws {
        try await ConversationStoreCompatibility(store: self.store).run()
        try await self.checkClaims()
        try await self.checkClaimsAhead()
        try await self.checkPickupsAhead()
        try await self.checkReplies()
        try await self.checkLeases()
        try await self.checkOrder()
        try await self.checkTurnsAfterADesk()
        try await self.checkStates()
        try await self.checkOwnership()
        try await self.checkAtomicity()
        try await self.checkTakeOver()
        try await self.checkPickups()
        try await self.checkSending()
        try await self.checkClockSetBack()
        try await self.checkOrderOfSending()
        try await self.checkDeadLetters()
        try await self.checkForgetting()
        try await self.checkLeaving()
        try await self.checkAccounts()
        try await self.checkCrowd()
        try await self.checkRetention()
    }

    func expect<Value: Equatable>(_ rule: String, _ found: Value, _ expected: Value) throws {
        guard found != expected else { return }
        throw CompatibilityFailure(rule: rule, found: String("\(found)".prefix(500)))
    }

    func expect(
        _ rule: String,
        refused changes: [DeskChange],
        as refusal: DeskStoreError = .notOwner
    ) async throws {
        do {
            try await self.store.commit(changes)
        } catch let error as DeskStoreError where error == refusal {
            return
        }
        throw CompatibilityFailure(rule: rule, found: "a commit that went through")
    }
}
