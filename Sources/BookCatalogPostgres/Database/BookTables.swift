// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

package import PostgresClient

/// The versions of the catalogue's tables, oldest first; a released one is never changed.
package enum BookTables {
    package static let migrator = PostgresMigrator(module: "books", [Self.editions])

    /// Indexes that are made in a fraction of the time once all rows are there.
    package static let lateIndexes = [Self.titleIndex, Self.weightIndex, Self.termsIndex]
    /// What removes them.
    package static let lateIndexRemovals: [StaticString] = [
        "DROP INDEX edition_title", "DROP INDEX edition_weight", "DROP INDEX edition_terms_terms",
    ]

    private static let titleIndex: StaticString = "CREATE INDEX edition_title ON edition(title_hash)"
    private static let weightIndex: StaticString = "CREATE INDEX edition_weight ON edition(weight DESC, row)"
    private static let termsIndex: StaticString = "CREATE INDEX edition_terms_terms ON edition_terms USING gin(terms)"

    /// - `keys`, `title_hash` and `weight` are made by BookCatalog (`EntryKeys`, `TitleHash`), for ranking, exact titles
    ///   and popularity.
    /// - `record` names the books that have no ISBN. It may be longer than an index takes, so its digest is indexed.
    /// - Lists are separated by line feeds.
    /// - `edition_terms` has a table of its own, so that a new rating of a book doesn't write its terms again.
    /// - `edition_state` has one row, which whoever writes locks first: rows follow one another without gaps.
    private static let editions = PostgresMigration(
        "editions",
        """
        CREATE TABLE edition(
            row bigint PRIMARY KEY, keys bytea NOT NULL, authors text, pubdate text, weight double precision NOT NULL,
            title_hash bigint NOT NULL, isbn bigint, record text, title text NOT NULL, subtitle text,
            original_title text, translators text, publisher text, pages bigint, price text, binding text,
            rating double precision, raters bigint, rating_source text, rating_date text, url text, cover_url text,
            tags text, source text NOT NULL, source_id text, source_date text, popularity double precision,
            summary text
        )
        """,
        "CREATE UNIQUE INDEX edition_isbn ON edition(isbn)",
        "CREATE UNIQUE INDEX edition_record ON edition(md5(record)) WHERE record IS NOT NULL",
        Self.titleIndex,
        Self.weightIndex,
        "CREATE TABLE edition_terms(row bigint PRIMARY KEY, terms tsvector NOT NULL)",
        Self.termsIndex,
        """
        CREATE TABLE edition_state(
            one bigint PRIMARY KEY, last_row bigint NOT NULL, version bigint NOT NULL, analysis bigint,
            starter_books bigint, rebuild bigint, rebuilt_row bigint
        )
        """,
        "INSERT INTO edition_state(one, last_row, version) VALUES(1, 0, 0)",
        "CREATE TABLE edition_import(file text PRIMARY KEY, report text NOT NULL)"
    )
}

#endif
