// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatAPI
import WeChatBot

/// Tokens of one examination: none is ever got by force, which would end the one that a running server has.
struct UnforcedTokenStore: AccessTokenStore {
    private let memory = MemoryAccessTokenStore()

    func token(for key: AccessTokenKey) async throws -> AccessToken? { try await self.memory.token(for: key) }

    func save(_ token: AccessToken, for key: AccessTokenKey, at now: WallTime) async throws -> AccessToken {
        try await self.memory.save(token, for: key, at: now)
    }

    func acquire(_ lease: Lease, for key: AccessTokenKey, at now: WallTime) async throws -> Bool {
        try await self.memory.acquire(lease, for: key, at: now)
    }

    func release(owner: Int64, for key: AccessTokenKey) async throws {
        try await self.memory.release(owner: owner, for: key)
    }

    func countForcedRefresh(for key: AccessTokenKey, at now: WallTime) async throws -> Bool { false }
}
