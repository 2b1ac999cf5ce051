// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
public import WeChatBot

/// Access tokens in memory: shared by the clients of one process, gone with it.
public final class MemoryAccessTokenStore: AccessTokenStore, CustomStringConvertible, CustomReflectable {
    private struct Entry {
        var token: AccessToken?
        var lease: Lease?
        var forced = ForcedRefreshes()
    }

    private let entries = Mutex<[AccessTokenKey: Entry]>([:])

    /// Creates an empty store.
    public init() {}

    /// Says nothing of what is kept.
    public var description: String { "MemoryAccessTokenStore" }

    /// Hides what is kept from dumps too.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

    /// See ``AccessTokenStore/token(for:)``.
    public func token(for key: AccessTokenKey) async throws -> AccessToken? {
        self.entries.withLock { $0[key]?.token }
    }

    /// See ``AccessTokenStore/save(_:for:at:)``.
    @discardableResult
    public func save(_ token: AccessToken, for key: AccessTokenKey, at now: WallTime) async throws -> AccessToken {
        self.entries.withLock { entries in
            if let kept = entries[key]?.token, kept.obtained > token.obtained, kept.obtained <= now { return kept }
            entries[key, default: Entry()].token = token
            return token
        }
    }

    /// See ``AccessTokenStore/acquire(_:for:at:)``.
    public func acquire(_ lease: Lease, for key: AccessTokenKey, at now: WallTime) async throws -> Bool {
        self.entries.withLock { entries in
            if let held = entries[key]?.lease, held.owner != lease.owner, !held.isOver(at: now, beside: lease) {
                return false
            }
            entries[key, default: Entry()].lease = lease
            return true
        }
    }

    /// See ``AccessTokenStore/release(owner:for:)``.
    public func release(owner: Int64, for key: AccessTokenKey) async throws {
        self.entries.withLock { entries in
            if entries[key]?.lease?.owner == owner { entries[key]?.lease = nil }
        }
    }

    /// See ``AccessTokenStore/countForcedRefresh(for:at:)``.
    public func countForcedRefresh(for key: AccessTokenKey, at now: WallTime) async throws -> Bool {
        self.entries.withLock { $0[key, default: Entry()].forced.count(at: now) }
    }
}
