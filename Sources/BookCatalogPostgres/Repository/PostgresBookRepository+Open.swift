// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import BookCatalog
import PostgresClient

extension PostgresBookRepository {
    /// What keeps the server from other ways to the same answer, which take long for words that many books have.
    private static let plans = [
        "enable_seqscan": "off", "enable_hashjoin": "off", "enable_mergejoin": "off", "jit": "off",
        "max_parallel_workers_per_gather": "0", "plan_cache_mode": "force_generic_plan",
    ]

    /// Opens the catalogue: brings its tables up to date or creates them, loads the starter catalogue on the first start,
    /// and builds the index anew where ``TermVector/version`` has changed.
    ///
    /// Many processes may do that at once; one of them does each step, and the others wait for it.
    ///
    /// - Parameters:
    ///   - address: `postgres://…`, as libpq reads it.
    ///   - connections: How many connections searches make at the most; one more saves, and one imports.
    ///   - startsWithStarterBooks: Whether a catalogue that is created now begins with ``StarterCatalogue``.
    ///   - remembersSearches: Whether what was found is given again until somebody writes to the catalogue; about 10 MB.
    /// - Returns: The catalogue.
    /// - Throws: `PostgresError`, in one line and without the address.
    public static func open(
        address: String,
        connections: Int = 3,
        startsWithStarterBooks: Bool = true,
        remembersSearches: Bool = true
    ) async throws -> PostgresBookRepository {
        let answering = PostgresConfiguration(address: address, settings: Self.plans)
        var importing = answering
        importing.answerTimeout = .seconds(60)
        try await Self.prepare(PostgresConnection(importing), startsWithStarterBooks)
        var saving = answering
        // Where another writes for longer, the server says so before nobody waits any more.
        saving.settings["lock_timeout"] = "1500"
        return PostgresBookRepository(
            readers: PostgresPool(answering, count: connections),
            writer: PostgresConnection(saving),
            importer: PostgresConnection(importing),
            memory: remembersSearches ? SearchMemory() : nil
        )
    }

    private static func prepare(_ connection: PostgresConnection, _ startsWithStarterBooks: Bool) async throws {
        try await connection.perform { try BookTables.migrator.run(on: $0) }
        if startsWithStarterBooks { try await self.loadStarterBooks(connection) }
        while try await connection.perform({ try TermRebuild.step($0) }) {}
    }

    private static func loadStarterBooks(_ connection: PostgresConnection) async throws {
        try await connection.perform { session in
            guard try CatalogueState.read(session).starterBooks == nil else { return }
            var state = try CatalogueState.lock(session)
            // Another process may have been first.
            guard state.starterBooks == nil else { return }
            let books = try StarterCatalogue.books()
            _ = try PostgresBookWriter(session).save(books.map { PreparedBook($0) }, &state)
            state.starterBooks = books.count
            _ = try session.execute([state.writing(), .commit])
        }
    }
}

#endif
