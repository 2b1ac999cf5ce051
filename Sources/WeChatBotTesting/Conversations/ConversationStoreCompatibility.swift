// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatBot
import WeChatProtocol

/// What every ``WeChatBot/ConversationStore`` must do: run it in the tests of yours.
///
/// ```swift
/// @Test func `it keeps conversations as every store does`() async throws {
///     try await ConversationStoreCompatibility(store: MyStore()).run()
/// }
/// ```
public struct ConversationStoreCompatibility: Sendable {
    let store: any ConversationStore
    let user = UserKey(account: "default", user: "oUser")

    /// Takes a store that is empty; it is used for accounts and users of its own, and not emptied afterwards.
    public init(store: any ConversationStore) { self.store = store }

    /// Runs all checks.
    /// - Throws: ``CompatibilityFailure`` for the first rule that is broken, and what the store throws.
    public func run() async throws {
        try await self.checkStates()
        try await self.checkNames()
        try await self.checkOwners()
        try await self.checkExpiry()
        try await self.checkRemoval()
        try await self.checkConcurrency()
    }

    func expect(
        _ rule: String,
        of user: UserKey,
        at now: UnixTime = 1000,
        _ expected: [String: StoredState]
    ) async throws {
        let found = try await self.store.states(of: user, at: now)
        guard found != expected else { return }
        throw CompatibilityFailure(rule: rule, found: Self.describe(found))
    }

    func state(_ data: [UInt8], expires: UnixTime = 2000) -> StoredState { StoredState(data: data, expires: expires) }

    private static func describe(_ states: [String: StoredState]) -> String {
        let parts = states.sorted { $0.key < $1.key }
            .map { "\($0.key): \($0.value.data.count) bytes until \($0.value.expires.rawValue)" }
        return parts.isEmpty ? "no state" : parts.joined(separator: ", ")
    }
}
