// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatAPI
import WeChatBot
import WeChatProtocol

/// What every `AccessTokenStore` has to do, as checks that each implementation's tests run.
///
/// Each check throws ``Failure`` for the rule that was broken.
public struct AccessTokenStoreCompatibility: Sendable {
    /// A rule that was broken.
    public struct Failure: Error, CustomStringConvertible {
        /// The rule, in words.
        public let description: String
    }

    private let store: any AccessTokenStore
    private let stable = AccessTokenKey(appID: "wx1", kind: .stable)
    private let others = [
        AccessTokenKey(appID: "wx1", kind: .classic), AccessTokenKey(appID: "WX1", kind: .stable),
    ]

    /// Takes a store that is empty.
    public init(store: any AccessTokenStore) { self.store = store }

    /// Runs all checks.
    public func run() async throws {
        try await self.checkTokens()
        try await self.checkLeases()
        try await self.checkForcedRefreshes()
        try await self.checkConcurrency()
    }

    private func checkTokens() async throws {
        try await self.expect("a new store has no token") { try await self.store.token(for: self.stable) == nil }
        let long = AccessToken(value: String(repeating: "aZ'\"", count: 128), obtained: 1000, expires: 7_201_000)
        try await self.expect("a token is kept") { try await self.store.save(long, for: self.stable, at: 2000) == long }
        try await self.expect("it comes back as it was") { try await self.store.token(for: self.stable) == long }
        for other in self.others {
            try await self.expect("keys don't see each other") { try await self.store.token(for: other) == nil }
        }
        let older = AccessToken(value: "older", obtained: 999, expires: 9_000_000)
        try await self.expect("an older one is not taken") {
            try await self.store.save(older, for: self.stable, at: 2000) == long
        }
        try await self.expect("and replaces nothing") { try await self.store.token(for: self.stable) == long }
        let same = AccessToken(value: "same", obtained: 1000, expires: 1500)
        try await self.expect("one as old replaces") {
            try await self.store.save(same, for: self.stable, at: 2000) == same
        }
        let newer = AccessToken(value: "newer", obtained: 2000, expires: 2500)
        try await self.expect("a newer one replaces") {
            try await self.store.save(newer, for: self.stable, at: 2000) == newer
        }
        try await self.expect("and comes back") { try await self.store.token(for: self.stable) == newer }
        let early = AccessToken(value: "early", obtained: 1500, expires: 2500)
        try await self.expect("one of this very moment counts") {
            try await self.store.save(early, for: self.stable, at: 2000) == newer
        }
        try await self.expect("after a clock was set back one from the future is replaced") {
            try await self.store.save(early, for: self.stable, at: 1999) == early
        }
        try await self.expect("for good") { try await self.store.token(for: self.stable) == early }
    }

    private func checkLeases() async throws {
        let (one, two, short) = (Lease(owner: 1, end: 2000), Lease(owner: -2, end: 3000), Lease(owner: 1, end: 2500))
        try await self.expect("a lease is given", one, at: 1000, true)
        try await self.expect("once", two, at: 1999, false)
        try await self.expect("its holder gets it again", one, at: 1999, true)
        for other in self.others {
            try await self.expect("keys have leases of their own") {
                try await self.store.acquire(two, for: other, at: 1000)
            }
        }
        try await self.store.release(owner: -2, for: self.stable)
        try await self.expect("nobody gives back another's", two, at: 1999, false)
        try await self.expect("it runs out", two, at: 2000, true)
        try await self.expect("its first holder has lost it", short, at: 2000, false)
        try await self.expect("one that lasts twice as long as new ones is a set-back clock's", short, at: 2001, true)
        try await self.expect("and is its new holder's", two, at: 2001, false)
        try await self.store.release(owner: 1, for: self.stable)
        try await self.expect("once more", two, at: 2000, true)
        try await self.store.release(owner: -2, for: self.stable)
        try await self.expect("its holder gives it back", one, at: 1000, true)
        try await self.store.release(owner: 7, for: AccessTokenKey(appID: "nobody", kind: .stable))
    }

    private func checkForcedRefreshes() async throws {
        func count(_ time: WallTime) async throws -> Bool {
            try await self.store.countForcedRefresh(for: self.stable, at: time)
        }
        for number in 0..<20 {
            let time = WallTime(rawValue: 1_000_000 + Int64(number) * 30_000)
            try await self.expect("twenty are allowed, 30 seconds apart") { try await count(time) }
            try await self.expect("but no two closer") { try await !count(time + .milliseconds(29_999)) }
        }
        try await self.expect("the twenty-first isn't") { try await !count(1_000_000 + .seconds(3600)) }
        try await self.expect("the count is the key's") {
            try await self.store.countForcedRefresh(for: self.others[0], at: 1_000_000 + .seconds(3600))
        }
        try await self.expect("a day later the first is forgotten") { try await count(1_000_000 + .seconds(86_400)) }
        try await self.expect("and only the first") { try await !count(1_000_000 + .seconds(86_401)) }
        try await self.expect("after a clock was set back those in the future don't count") { try await count(900_000) }
        try await self.expect("and are forgotten") { try await count(1_000_000 + .seconds(86_410)) }
    }

    private func checkConcurrency() async throws {
        let key = AccessTokenKey(appID: "crowd", kind: .stable)
        let winners = try await withThrowingTaskGroup(of: Int.self) { group in
            for index in 0..<32 {
                group.addTask {
                    let token = AccessToken(value: "\(index)", obtained: WallTime(rawValue: Int64(index)), expires: 99)
                    try await self.store.save(token, for: key, at: 1000)
                    let lease = Lease(owner: Int64(index), end: 2000)
                    return try await self.store.acquire(lease, for: key, at: 1000) ? 1 : 0
                }
            }
            return try await group.reduce(0, +)
        }
        try await self.expect("one of many gets the lease") { winners == 1 }
        try await self.expect("the newest of many stays") { try await self.store.token(for: key)?.value == "31" }
    }

    private func expect(_ rule: String, _ lease: Lease, at now: WallTime, _ expected: Bool) async throws {
        try await self.expect(rule) { try await self.store.acquire(lease, for: self.stable, at: now) == expected }
    }

    private func expect(_ rule: String, _ holds: () async throws -> Bool) async throws {
        guard try await holds() else { throw Failure(description: rule) }
    }
}
