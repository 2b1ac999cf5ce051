// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// A store that reads nothing and fails when it is written to.
struct FailingStore: ConversationStore {
    struct Failure: Error {}

    func states(of user: UserKey, at now: UnixTime) async throws -> [String: StoredState] { [:] }

    func update(_ changes: [String: StoredState?], of user: UserKey) async throws { throw Failure() }

    func removeAll(of user: UserKey) async throws { throw Failure() }

    func removeExpired(at now: UnixTime) async throws { throw Failure() }
}
