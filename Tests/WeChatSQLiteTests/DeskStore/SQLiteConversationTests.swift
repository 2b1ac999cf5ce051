// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol
import WeChatSQLite

@Suite struct SQLiteConversationTests {
    private let directory: TemporaryDirectory

    init() throws { self.directory = try TemporaryDirectory() }

    @Test func `it does what every store does`() async throws {
        let store = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        try await ConversationStoreCompatibility(store: store).run()
    }

    @Test func `states outlive the process that wrote them`() async throws {
        let user = UserKey(account: "default", user: "oUser")
        let states = ["A": StoredState(data: [1, 0, 2], expires: 2000)]
        let first = try WeChatDatabase.open(path: self.directory.file())
        try await SQLiteDeskStore(database: first).update(["A": states["A"]], of: user)
        try first.close()
        let second = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        #expect(try await second.states(of: user, at: 1000) == states)
    }

    @Test func `two processes use one file beside each other`() async throws {
        let user = UserKey(account: "default", user: "oUser")
        let first = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        let second = SQLiteDeskStore(database: try WeChatDatabase.open(path: self.directory.file()))
        for number in 0..<20 {
            let state = StoredState(data: [UInt8(number)], expires: 2000)
            try await (number.isMultiple(of: 2) ? first : second).update(["A": state], of: user)
            #expect(try await first.states(of: user, at: 1000) == ["A": state])
            #expect(try await second.states(of: user, at: 1000) == ["A": state])
        }
    }

    @Test func `an update is kept as a whole or not at all`() async throws {
        let database = try WeChatDatabase.open(path: self.directory.file())
        let store = SQLiteDeskStore(database: database)
        let user = UserKey(account: "default", user: "oUser")
        try await database.write { database in
            try database.execute(
                sql: """
                    CREATE TRIGGER refuse BEFORE INSERT ON conversation WHEN NEW.name = 'bad'
                    BEGIN SELECT RAISE(ABORT, 'refused'); END
                    """
            )
        }
        let state = StoredState(data: [1], expires: 2000)
        let changes = Dictionary(uniqueKeysWithValues: (0..<20).map { ("\($0)", state) } + [("bad", state)])
        await #expect(throws: DatabaseError.self) { try await store.update(changes, of: user) }
        #expect(try await store.states(of: user, at: 1000) == [:])
    }

    @Test func `a bot's conversation goes on after a restart`() async throws {
        let router = MessageRouter()
        router.on(.text("begin")) { _, context in
            try context.begin(41)
            return "begun"
        }
        router.conversation(Int.self) { state, _, _ in .text("\((state ?? 0) + 1)") }
        let bot = router.buildResponder()
        let first = try WeChatDatabase.open(path: self.directory.file())
        #expect(
            try await TestUser(bot, store: SQLiteDeskStore(database: first)).sends("begin") == "begun"
        )
        try first.close()
        let second = try WeChatDatabase.open(path: self.directory.file())
        let user = TestUser(bot, store: SQLiteDeskStore(database: second))
        user.waits(.seconds(10))
        #expect(try await user.sends("?") == "42")
    }
}
