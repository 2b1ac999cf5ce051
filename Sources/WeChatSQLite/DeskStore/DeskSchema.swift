// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB

/// The tables of a desk's work, as migrations 3 and 4 make them.
enum DeskSchema {
    /// What `delivery.state` says.
    enum State: Int64 {
        /// Its handler runs; `push` is kept.
        case running = 0
        /// It has a reply, which may be noted as given (`settled_note`).
        case answered = 1
        /// Nobody need look after it; its reply and user are removed.
        case done = 2
    }

    /// What `late_reply.way` says; `late_reply.time` is then when it may be sent, or the lease's end.
    enum Way: Int64 {
        case send = 0
        case sending = 1
        case pickup = 2
    }

    /// Creates them, as migration 3 did.
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
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
    }

    /// Moves the deliveries to a table whose keys are indexed later, in their order: migration 4.
    ///
    /// Within a second keys are random, so an index that each claim changed had nearly as many pages to write as there
    /// were claims. Ids grow with the time and are never used again, as the newest row is never removed; that saves the
    /// page in which SQLite would remember the last. So a push changes the end of one table and nothing else.
    static func indexKeysLate(in database: Database) throws {
        let last = try Int64.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'delivery'")
        try database.execute(
            sql: """
                ALTER TABLE delivery RENAME TO delivery_3;
                CREATE TABLE delivery(
                    id INTEGER PRIMARY KEY, key BLOB NOT NULL, state INTEGER NOT NULL,
                    owner INTEGER NOT NULL, lease_end INTEGER NOT NULL, promised INTEGER NOT NULL DEFAULT 0,
                    first INTEGER NOT NULL, time INTEGER, digest INTEGER NOT NULL,
                    account TEXT NOT NULL, user TEXT NOT NULL, push BLOB, reply BLOB
                );
                INSERT INTO delivery SELECT * FROM delivery_3 ORDER BY id;
                DROP TABLE delivery_3;
                CREATE TABLE delivery_key(key BLOB PRIMARY KEY, delivery INTEGER NOT NULL) WITHOUT ROWID;
                INSERT INTO delivery_key SELECT key, id FROM delivery ORDER BY key;
                CREATE TABLE indexed_delivery(last INTEGER NOT NULL);
                INSERT INTO indexed_delivery SELECT coalesce(max(id), 0) FROM delivery;
                """
        )
        // The row of the last id that was used may be gone.
        if let last, last > 0 {
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO delivery(id, key, state, owner, lease_end, first, time, digest, account, user)
                    VALUES(?, x'', 2, 0, 0, 0, 0, 0, '', '')
                    """,
                arguments: [last]
            )
        }
    }
}
