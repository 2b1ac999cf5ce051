// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import AccessTokenStoreCompatibility
import PostgresServer
import Testing
import WeChatAPI
import WeChatBot
import WeChatPostgres
import WeChatProtocol

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"))
struct PostgresAccessTokenStoreTests {
    private let database: TestDatabase
    private let key = AccessTokenKey(appID: "wx1", kind: .stable)

    init() async throws { self.database = try await TestDatabase() }

    @Test func `it does what every store does`() async throws {
        try await AccessTokenStoreCompatibility(store: self.database.store().accessTokens).run()
    }

    @Test func `of many processes one refreshes the token`() async throws {
        let holders = try await withThrowingTaskGroup(of: Int64?.self) { group in
            for owner in 1...8 as ClosedRange<Int64> {
                let store = self.database.store().accessTokens
                group.addTask {
                    let lease = Lease(owner: owner, end: 2000)
                    return try await store.acquire(lease, for: self.key, at: 1000) ? owner : nil
                }
            }
            return try await group.reduce(into: []) { holders, owner in if let owner { holders.append(owner) } }
        }
        #expect(holders.count == 1)
    }

    @Test func `many processes count forced refreshes together`() async throws {
        let allowed = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                let store = self.database.store().accessTokens
                group.addTask { try await store.countForcedRefresh(for: self.key, at: 100_000) }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(allowed == 1)
    }

    @Test func `nothing that is printed shows a token or a password`() async throws {
        let store = self.database.store().accessTokens
        try await store.save(AccessToken(value: "secret", obtained: 1, expires: 2), for: self.key, at: 1)
        var dumped = "\(store)"
        dump(store, to: &dumped)
        dump(self.database.store(), to: &dumped)
        #expect(!dumped.contains("secret") && !dumped.contains("postgresql://"))
    }
}
#endif
