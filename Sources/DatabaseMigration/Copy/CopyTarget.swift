// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import BookCatalogPostgres
import PostgresClient

/// The database that is copied into, in the one transaction that does it: it is empty, and nobody else writes to it.
struct CopyTarget {
    /// How long to wait for the server each time, such as for an index of many books.
    static let patience = Duration.seconds(3600)

    let session: PostgresSession

    /// Begins the transaction.
    /// - Throws: ``DatabaseCopyError/targetNotEmpty`` where anything is there.
    init(_ session: PostgresSession) throws {
        self.session = session
        _ = try CatalogueState.lock(session)
        try self.execute("SET LOCAL statement_timeout = 0", "SET LOCAL idle_in_transaction_session_timeout = 0")
        try self.execute(
            """
            LOCK TABLE delivery, conversation, late_reply, dead_letter, access_token, forced_refresh, edition,
                edition_terms IN SHARE ROW EXCLUSIVE MODE
            """
        )
        let found = PostgresStatement(
            """
            SELECT EXISTS(SELECT 1 FROM delivery) OR EXISTS(SELECT 1 FROM conversation)
                OR EXISTS(SELECT 1 FROM late_reply) OR EXISTS(SELECT 1 FROM dead_letter)
                OR EXISTS(SELECT 1 FROM access_token) OR EXISTS(SELECT 1 FROM edition)
            """
        )
        guard try !session.execute(found).row().boolean(0) else { throw DatabaseCopyError.targetNotEmpty }
    }

    /// Runs statements, one at a time, however long they take.
    func execute(_ statements: StaticString...) throws {
        for statement in statements {
            _ = try self.session.execute([PostgresStatement(statement)], within: Self.patience)
        }
    }

    /// Reads rows as they now stand there, through a cursor of its own.
    /// - Parameters:
    ///   - declaration: `DECLARE … CURSOR FOR SELECT …`.
    ///   - fetch: `FETCH FORWARD … FROM …`.
    ///   - columns: How many columns the rows have.
    /// - Returns: The checksum of all.
    /// - Throws: `PostgresError`.
    func digest(_ declaration: StaticString, _ fetch: StaticString, columns: Int) throws -> RowDigest {
        try self.execute(declaration)
        var digest = RowDigest()
        while true {
            let result = try self.session.execute([PostgresStatement(fetch)], within: Self.patience)
            guard let rows = result.first?.rows, !rows.isEmpty else { return digest }
            for row in rows { try digest.add(row, columns: columns) }
        }
    }
}

#endif
