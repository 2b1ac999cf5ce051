// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalogPostgres
import PostgresClient
import WeChatPostgres

/// The tables in a PostgreSQL database.
public enum PostgresSchema {
    /// Brings them up to date or creates them, and makes the catalogue's terms anew where the text analysis has changed.
    ///
    /// - Parameter address: `postgres://…`, as libpq reads it.
    /// - Returns: What was done.
    /// - Throws: `PostgresError` or `PostgresMissing`.
    public static func update(_ address: String) async throws -> [SchemaChange] {
        #if Postgres
        let connection = PostgresConnection(PostgresConfiguration(address: address))
        let changes = try await connection.perform { session in
            try [("framework", Migrations.migrator), ("catalogue", BookTables.migrator)]
                .map { module, migrator in
                    let made = migrator.names.dropFirst(try migrator.run(on: session))
                    return SchemaChange(module: module, made: Array(made), steps: migrator.names.count)
                }
        }
        _ = try await PostgresBookRepository.open(address: address, startsWithStarterBooks: false)
        return changes
        #else
        throw PostgresMissing()
        #endif
    }

    /// Looks which steps ``update(_:)`` would make; makes none.
    ///
    /// - Parameter address: `postgres://…`, as libpq reads it.
    /// - Returns: Their names.
    /// - Throws: `PostgresError`, also for tables of a newer version, or `PostgresMissing`.
    public static func missing(in address: String) async throws -> [String] {
        #if Postgres
        let connection = PostgresConnection(PostgresConfiguration(address: address))
        return try await connection.perform { session in
            try [Migrations.migrator, BookTables.migrator].flatMap { try $0.missing(on: session) }
        }
        #else
        throw PostgresMissing()
        #endif
    }
}
