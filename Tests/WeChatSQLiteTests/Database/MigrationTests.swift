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

    @Test func `a file of the third version keeps its deliveries, and their ids`() async throws {
        let directory = try TemporaryDirectory()
        let place = DeskPlace()
        let old = try DatabaseQueue(path: directory.file())
        // As version 3 made it; this text never changes.
        try await old.write { database in
            try database.execute(
                sql: """
                    PRAGMA application_id = \(0x5758_4442);
                    CREATE TABLE grdb_migrations(identifier TEXT NOT NULL PRIMARY KEY);
                    INSERT INTO grdb_migrations
                        VALUES('wechat-1-conversations'), ('wechat-2-access-token'), ('wechat-3-desk');
                    CREATE TABLE conversation(
                        account TEXT NOT NULL, user TEXT NOT NULL, name TEXT NOT NULL,
                        data BLOB NOT NULL, expires INTEGER NOT NULL,
                        PRIMARY KEY(account, user, name)
                    ) WITHOUT ROWID;
                    CREATE TABLE delivery(
                        id INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL UNIQUE, state INTEGER NOT NULL,
                        owner INTEGER NOT NULL, lease_end INTEGER NOT NULL, promised INTEGER NOT NULL DEFAULT 0,
                        first INTEGER NOT NULL, time INTEGER, digest INTEGER NOT NULL,
                        account TEXT NOT NULL, user TEXT NOT NULL, push BLOB, reply BLOB
                    );
                    CREATE TABLE settled_note(id INTEGER PRIMARY KEY, time INTEGER NOT NULL, deliveries BLOB NOT NULL);
                    CREATE TABLE late_reply(
                        id INTEGER PRIMARY KEY, key BLOB NOT NULL, number INTEGER NOT NULL,
                        account TEXT NOT NULL, user TEXT NOT NULL, way INTEGER NOT NULL, time INTEGER NOT NULL,
                        owner INTEGER NOT NULL, expires INTEGER NOT NULL, tries INTEGER NOT NULL, reply BLOB NOT NULL,
                        UNIQUE(key, number)
                    );
                    CREATE INDEX late_reply_user ON late_reply(account, user);
                    CREATE TABLE dead_letter(
                        id INTEGER PRIMARY KEY, account TEXT NOT NULL, user TEXT NOT NULL, time INTEGER NOT NULL,
                        key BLOB NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
                        push BLOB NOT NULL, reply BLOB NOT NULL
                    );
                    """
            )
            for (id, number) in [(40, 1), (41, 0), (50, 2)] {
                try database.execute(
                    sql: """
                        INSERT INTO delivery(id, key, state, owner, lease_end, first, digest, account, user, push)
                        VALUES(?, ?, 0, 1, 10000, 0, 0, 'main', ?, x'00')
                        """,
                    arguments: [id, Data(place.key(number).bytes), place.user.user.rawValue]
                )
            }
            try database.execute(sql: "DELETE FROM delivery WHERE id = 50")
        }
        try old.close()
        let database = try WeChatDatabase.open(path: directory.file())
        let store = SQLiteDeskStore(database: database)
        for number in 0..<2 {
            #expect(try await store.claim(place.claim(number, by: 2)) == .running(first: 0, leaseEnd: 10_000))
        }
        try await store.commit([place.answered(0)])
        #expect(try await store.claim(place.claim(0)) == .answered("reply", digest: 0))
        #expect(try await store.claim(place.claim(2)) == .claimed)
        #expect(try await database.read { try Int.fetchOne($0, sql: "SELECT max(id) FROM delivery") } == 51)
    }
}
