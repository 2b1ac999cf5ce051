// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// Where the states of conversations are kept between two messages of a user.
///
/// Every implementation passes `ConversationStoreCompatibility` (WeChatBotTesting).
public protocol ConversationStore: Sendable {
    /// The user's states that haven't expired by `now`, under the names of their types.
    func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState]

    /// Replaces or, where the value is nil, removes the named states of a user, all of them or none.
    func update(_ changes: [String: StoredState?], of user: UserKey) async throws

    /// Removes everything that is kept about a user, as WeChat demands when they unsubscribe.
    func removeAll(of user: UserKey) async throws

    /// Removes states that expired before `now`.
    func removeExpired(at now: UnixTime) async throws
}
