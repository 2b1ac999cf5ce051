// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AccessTokenStoreCompatibility
import GRDB
import Testing
import WeChatAPI
import WeChatBot
import WeChatProtocol
import WeChatSQLite

@Suite struct SQLiteAccessTokenStoreTests {
    private let directory: TemporaryDirectory
    private let key = AccessTokenKey(appID: "wx1", kind: .stable)
    private let token = AccessToken(value: "secret-token", obtained: 1000, expires: 7_201_000)

    init() throws { self.directory = try TemporaryDirectory() }

    @Test func `it does what every store does`() async throws {
        let store = SQLiteAccessTokenStore(database: try WeChatDatabase.open(path: self.directory.file()))
        try await AccessTokenStoreCompatibility(store: store).run()
    }

    @Test func `a token outlives the process that got it`() async throws {
        let first = try WeChatDatabase.open(path: self.directory.file())
        try await SQLiteAccessTokenStore(database: first).save(self.token, for: self.key, at: 1000)
        try first.close()
        let second = SQLiteAccessTokenStore(database: try WeChatDatabase.open(path: self.directory.file()))
        #expect(try await second.token(for: self.key) == self.token)
    }

    @Test func `of two processes one gets the lease`() async throws {
        let first = SQLiteAccessTokenStore(database: try WeChatDatabase.open(path: self.directory.file()))
        let second = SQLiteAccessTokenStore(database: try WeChatDatabase.open(path: self.directory.file()))
        #expect(try await first.acquire(Lease(owner: 1, end: 2000), for: self.key, at: 1000))
        #expect(try await !second.acquire(Lease(owner: 2, end: 2000), for: self.key, at: 1000))
        try await first.release(owner: 1, for: self.key)
        #expect(try await second.acquire(Lease(owner: 2, end: 2000), for: self.key, at: 1000))
    }

    @Test func `two processes count forced refreshes together`() async throws {
        let first = SQLiteAccessTokenStore(database: try WeChatDatabase.open(path: self.directory.file()))
        let second = SQLiteAccessTokenStore(database: try WeChatDatabase.open(path: self.directory.file()))
        #expect(try await first.countForcedRefresh(for: self.key, at: 100_000))
        #expect(try await !second.countForcedRefresh(for: self.key, at: 129_999))
        #expect(try await second.countForcedRefresh(for: self.key, at: 130_000))
    }

    @Test func `nothing that is printed shows a token`() async throws {
        let store = SQLiteAccessTokenStore(database: try WeChatDatabase.open(path: self.directory.file()))
        try await store.save(self.token, for: self.key, at: 1000)
        var dumped = ""
        dump(store, to: &dumped)
        dump(try await store.token(for: self.key), to: &dumped)
        #expect(!dumped.contains("secret-token"))
    }
}
