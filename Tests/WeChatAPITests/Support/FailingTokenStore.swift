// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatAPI
import WeChatBot

/// A store whose database is down.
struct FailingTokenStore: AccessTokenStore {
    struct Down: Error {}

    func token(for key: AccessTokenKey) async throws -> AccessToken? { throw Down() }
    func save(_ token: AccessToken, for key: AccessTokenKey, at now: WallTime) async throws -> AccessToken {
        throw Down()
    }
    func acquire(_ lease: Lease, for key: AccessTokenKey, at now: WallTime) async throws -> Bool { throw Down() }
    func release(owner: Int64, for key: AccessTokenKey) async throws { throw Down() }
    func countForcedRefresh(for key: AccessTokenKey, at now: WallTime) async throws -> Bool { throw Down() }
}
