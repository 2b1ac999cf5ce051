// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import GRDB
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSQLite

@Suite struct MigrationTests {
    @Test func `a file of the first version keeps its conversations, and takes a desk's work`() async throws {
        let directory = try TemporaryDirectory()
        let old = try DatabaseQueue(path: directory.file())
        // As version 1 made it; this text never changes.
        try await old.write { database in
            try database.execute(
                sql: """
                    PRAGMA application_id = \(0x5758_4442);
                    CREATE TABLE grdb_migrations(identifier TEXT NOT NULL PRIMARY KEY);
                    INSERT INTO grdb_migrations VALUES('wechat-1-conversations');
                    CREATE TABLE conversation(
                        account TEXT NOT NULL, user TEXT NOT NULL, name TEXT NOT NULL,
                        data BLOB NOT NULL, expires INTEGER NOT NULL,
                        PRIMARY KEY(account, user, name)
                    ) WITHOUT ROWID;
                    CREATE INDEX conversation_expires ON conversation(expires);
                    INSERT INTO conversation VALUES('main', 'oUser', 'A', x'0102', 2000);
                    """
            )
        }
        try old.close()
        let place = DeskPlace()
        let store = try SQLiteDeskStore(servingFrom: directory.file())
        #expect(try await store.states(of: place.user, at: 0) == ["A": StoredState(data: [1, 2], expires: 2000)])
        #expect(try await store.claim(place.claim(0)) == .claimed)
        try await store.commit([place.answered(0)])
        #expect(try await store.claim(place.claim(0)) == .answered("reply", digest: 0))
    }
}
