// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import Testing
import WeChatSQLite

@Suite struct ForeignDatabaseTests {
    @Test func `another program's database is refused and left as it is`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.file()
        let foreign = try DatabaseQueue(path: path)
        try foreign.write { try $0.execute(sql: "CREATE TABLE users(name)") }
        #expect(throws: WeChatDatabaseError.foreign(path: path)) { try WeChatDatabase.open(path: path) }
        let tables = try foreign.read { try String.fetchAll($0, sql: "SELECT name FROM sqlite_master") }
        #expect(tables == ["users"])
    }

    @Test func `our own opens again`() throws {
        let directory = try TemporaryDirectory()
        _ = try WeChatDatabase.open(path: directory.file())
        _ = try WeChatDatabase.open(path: directory.file())
    }
}
