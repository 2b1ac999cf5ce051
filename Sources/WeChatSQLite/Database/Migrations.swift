// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB

/// The versions of the framework's tables, oldest first; a released one is never changed.
enum Migrations {
    /// What all of the framework's identifiers begin with: other modules' migrations may stand in the same file.
    static let prefix = "wechat-"

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("wechat-1-conversations") { database in
            try database.execute(
                sql: """
                    CREATE TABLE conversation(
                        account TEXT NOT NULL, user TEXT NOT NULL, name TEXT NOT NULL,
                        data BLOB NOT NULL, expires INTEGER NOT NULL,
                        PRIMARY KEY(account, user, name)
                    ) WITHOUT ROWID;
                    CREATE INDEX conversation_expires ON conversation(expires);
                    """
            )
        }
        migrator.registerMigration("wechat-2-access-token") { database in
            try database.execute(
                sql: """
                    CREATE TABLE access_token(
                        app TEXT NOT NULL, kind TEXT NOT NULL,
                        value TEXT NOT NULL, obtained INTEGER NOT NULL, expires INTEGER NOT NULL,
                        PRIMARY KEY(app, kind)
                    ) WITHOUT ROWID;
                    CREATE TABLE access_token_lease(
                        app TEXT NOT NULL, kind TEXT NOT NULL, owner INTEGER NOT NULL, ends INTEGER NOT NULL,
                        PRIMARY KEY(app, kind)
                    ) WITHOUT ROWID;
                    CREATE TABLE forced_refresh(
                        app TEXT NOT NULL, kind TEXT NOT NULL, time INTEGER NOT NULL,
                        PRIMARY KEY(app, kind, time)
                    ) WITHOUT ROWID;
                    """
            )
        }
        migrator.registerMigration("wechat-3-desk") { try DeskSchema.create(in: $0) }
        migrator.registerMigration("wechat-4-late-key-index") { try DeskSchema.indexKeysLate(in: $0) }
        return migrator
    }
}
