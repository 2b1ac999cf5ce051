// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import BookCatalog
package import PostgresClient

/// The few facts about the catalogue as a whole.
package struct CatalogueState: Hashable, Sendable {
    /// The last row, which is also how many books there are.
    package var lastRow = 0
    /// Grows with each change, so that what was found before is known to be old.
    package var version = 0
    /// The version of the text analysis that made all terms; nil where there was never a book.
    package var analysis: Int?
    /// How many starter books were loaded, once they were.
    package var starterBooks: Int?
    /// The version of the text analysis with which the terms are being made anew, and the last row that has them.
    package var rebuild: Int?
    package var rebuiltRow: Int?

    private init(_ row: PostgresRow) throws(PostgresError) {
        self.lastRow = Int(try row.integer(0))
        self.version = Int(try row.integer(1))
        self.analysis = try row.integerIfAny(2).map { Int($0) }
        self.starterBooks = try row.integerIfAny(3).map { Int($0) }
        self.rebuild = try row.integerIfAny(4).map { Int($0) }
        self.rebuiltRow = try row.integerIfAny(5).map { Int($0) }
    }

    package static func read(_ session: PostgresSession) throws(PostgresError) -> Self {
        try Self(
            session.execute(
                PostgresStatement(
                    """
                    SELECT last_row, version, analysis, starter_books, rebuild, rebuilt_row FROM edition_state
                    WHERE one = 1
                    """
                )
            )
            .row()
        )
    }

    /// Begins a transaction as the only one that writes, until it ends.
    package static func lock(_ session: PostgresSession) throws(PostgresError) -> Self {
        let results = try session.execute([
            .begin,
            PostgresStatement(
                """
                SELECT last_row, version, analysis, starter_books, rebuild, rebuilt_row FROM edition_state
                WHERE one = 1 FOR UPDATE
                """
            ),
        ])
        return try Self(results[1].row())
    }

    /// Writes the facts, as another version.
    package func writing() -> PostgresStatement {
        PostgresStatement(
            """
            UPDATE edition_state SET last_row = $1, version = version + 1, analysis = $2, starter_books = $3,
                rebuild = $4, rebuilt_row = $5
            WHERE one = 1
            """,
            .integer(Int64(self.lastRow)),
            Self.value(self.analysis),
            Self.value(self.starterBooks),
            Self.value(self.rebuild),
            Self.value(self.rebuiltRow)
        )
    }

    /// Refuses terms of a newer text analysis than this program's.
    /// - Throws: `PostgresError.newerSchema`.
    func requireKnownAnalysis() throws(PostgresError) {
        guard max(self.analysis ?? 0, self.rebuild ?? 0) <= TermVector.version else { throw .newerSchema }
    }

    private static func value(_ number: Int?) -> PostgresValue { number.map { .integer(Int64($0)) } ?? .null }
}

#endif
