// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// Brings a module's tables up to date: each step once, however many processes start together.
///
/// The steps that were made are in the table `schema_migration`. Whoever makes some holds the lock of the module's row
/// there, which every engine that speaks PostgreSQL's protocol has, other than advisory locks.
public struct PostgresMigrator: Sendable {
    /// How long to wait for another process that is at it.
    private static let patience = Duration.seconds(60)

    private let module: String
    private let migrations: [PostgresMigration]

    /// Takes a module's steps, oldest first.
    public init(module: String, _ migrations: [PostgresMigration]) {
        self.module = module
        self.migrations = migrations
    }

    /// Makes the steps that are missing.
    /// - Parameter session: A connection.
    /// - Returns: How many steps of all there are had been made before.
    /// - Throws: ``PostgresError/newerSchema`` for tables of a newer version, and what the server refuses.
    @discardableResult
    public func run(on session: PostgresSession) throws(PostgresError) -> Int {
        if let version = try self.version(on: session), version == self.migrations.count { return version }
        try self.createTable(on: session)
        let locked = try session.execute(
            [
                .begin, PostgresStatement("SET LOCAL statement_timeout = 60000"),
                PostgresStatement(
                    "SELECT version FROM schema_migration WHERE module = $1 FOR UPDATE",
                    .text(self.module)
                ),
            ],
            within: Self.patience
        )
        let version = Int(try locked[2].row().integer(0))
        guard version <= self.migrations.count else { throw .newerSchema }
        var statements: [PostgresStatement] = []
        for migration in self.migrations[version...] {
            statements += migration.statements.map { PostgresStatement($0) }
        }
        statements.append(
            PostgresStatement(
                "UPDATE schema_migration SET version = $2 WHERE module = $1",
                .text(self.module),
                .integer(Int64(self.migrations.count))
            )
        )
        // One at a time: a statement can't be prepared before the table is there that it names.
        for statement in statements + [.commit] { _ = try session.execute([statement], within: Self.patience) }
        return version
    }

    /// The names of the steps, oldest first.
    public var names: [String] { self.migrations.map { "\($0.name)" } }

    /// The names of the steps that weren't made yet; makes none.
    /// - Throws: ``PostgresError/newerSchema`` for tables of a newer version, and what the server refuses.
    public func missing(on session: PostgresSession) throws(PostgresError) -> [String] {
        Array(self.names.dropFirst(try self.version(on: session) ?? 0))
    }

    /// How many steps were made; nil where there is no table yet.
    private func version(on session: PostgresSession) throws(PostgresError) -> Int? {
        do throws(PostgresError) {
            let result = try session.execute(
                PostgresStatement("SELECT version FROM schema_migration WHERE module = $1", .text(self.module))
            )
            guard let row = result.rows.first else { return nil }
            let version = Int(try row.integer(0))
            guard version <= self.migrations.count else { throw .newerSchema }
            return version
        } catch .refused(.undefinedTable) {
            return nil
        }
    }

    /// Creates the table of migrations and the module's row, where they are missing.
    ///
    /// Of several that create a table at once PostgreSQL lets one through and refuses the others, with one of several
    /// states; the table is there then.
    private func createTable(on session: PostgresSession) throws(PostgresError) {
        let creation = PostgresStatement(
            "CREATE TABLE IF NOT EXISTS schema_migration(module text PRIMARY KEY, version bigint NOT NULL)"
        )
        do throws(PostgresError) { _ = try session.execute(creation) } catch {
            guard error.sqlState != nil else { throw error }
        }
        _ = try session.execute(
            PostgresStatement(
                "INSERT INTO schema_migration(module, version) VALUES($1, 0) ON CONFLICT (module) DO NOTHING",
                .text(self.module)
            )
        )
    }
}

#endif
