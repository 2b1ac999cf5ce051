// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatBot

/// Where the processes that serve one account share its access token, and agree who gets the next.
///
/// What it keeps is secret. Every implementation passes the tests' `AccessTokenStoreCompatibility`.
public protocol AccessTokenStore: Sendable {
    /// The token that was kept last, also where it has expired.
    func token(for key: AccessTokenKey) async throws -> AccessToken?

    /// Keeps a token, unless there is one that was asked for later; one asked for in the future doesn't count, since a
    /// clock told its time that was set back since.
    /// - Returns: The token that is kept now.
    @discardableResult
    func save(_ token: AccessToken, for key: AccessTokenKey, at now: WallTime) async throws -> AccessToken

    /// Gives the lease to whoever asks first, and to its holder again; to others once it has run out, or ends later than
    /// twice the time from now to the end of theirs, which it got from a clock that was set back since.
    /// - Returns: Whether the lease is the caller's.
    func acquire(_ lease: Lease, for key: AccessTokenKey, at now: WallTime) async throws -> Bool

    /// Ends a lease before its time, if it is still this owner's.
    func release(owner: Int64, for key: AccessTokenKey) async throws

    /// Counts a forced refresh, if ``ForcedRefreshes`` allows one now.
    /// - Returns: Whether it is allowed.
    func countForcedRefresh(for key: AccessTokenKey, at now: WallTime) async throws -> Bool
}
