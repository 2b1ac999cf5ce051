// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB

/// The tables of a desk's work, as migration 3 makes them.
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

    /// Creates them.
    ///
    /// Ids grow with the time and are never used again. There is no index that a push would have to change beside that
    /// of the keys, whose first bytes are a time: both grow at their end.
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
}
