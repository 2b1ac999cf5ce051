// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalogPostgres
import BookCatalogSQLite
public import GRDB
import PostgresClient
import WeChatPostgres
import WeChatSQLite

/// Copies what a server keeps in SQLite into an empty PostgreSQL database, in one transaction: all of it, or nothing.
///
/// Rows are streamed, and what then stands in the target is read again and compared by checksums before it is kept. The
/// order of deliveries, late replies, dead letters and books is the same there.
public struct DatabaseCopy: Sendable {
    /// What was copied of one kind.
    public struct Count: Hashable, Sendable {
        /// What they are, such as `deliveries`.
        public let name: String
        /// How many.
        public let rows: Int
    }

    private let desk: any DatabaseReader
    private let catalogue: String?

    /// Names what is to be copied.
    ///
    /// - Parameters:
    ///   - desk: The framework's database, with the newest tables; whoever serves from it has ended.
    ///   - catalogue: The path of the catalogue's file; nil where there is none.
    public init(desk: any DatabaseReader, catalogue: String?) {
        self.desk = desk
        self.catalogue = catalogue
    }

    /// Copies it.
    ///
    /// - Parameters:
    ///   - address: `postgres://…`, as libpq reads it; tables are created there.
    ///   - progress: Is told now and then what is being copied, how many are, and how many there are.
    /// - Returns: What was copied.
    /// - Throws: ``DatabaseCopyError``, `PostgresError` or `PostgresMissing`, and what GRDB throws; nothing is kept then,
    ///   unless the connection broke just when all of it was to be kept.
    public func run(
        to address: String,
        progress: @escaping @Sendable (_ name: String, _ done: Int, _ total: Int) -> Void
    ) async throws -> [Count] {
        #if Postgres
        let connection = PostgresConnection(
            PostgresConfiguration(address: address, connectTimeout: .seconds(10), answerTimeout: .seconds(60))
        )
        return try await connection.perform { session in
            try Migrations.migrator.run(on: session)
            try BookTables.migrator.run(on: session)
            let target = try CopyTarget(session)
            var counts = try self.copyDesk(to: target, progress)
            counts.append(Count(name: "books", rows: try self.copyBooks(to: target, progress)))
            try target.execute("COMMIT")
            return counts
        }
        #else
        throw PostgresMissing()
        #endif
    }

    #if Postgres
    private typealias Progress = (_ name: String, _ done: Int, _ total: Int) -> Void

    private func copyDesk(to target: CopyTarget, _ progress: Progress) throws -> [Count] {
        try self.desk.read { source in
            try SettledFunction.add(to: source)
            return try CopiedTable.desk.map { table in
                let total = try Int.fetchOne(source, sql: "SELECT count(*) FROM (\(table.reading))") ?? 0
                let rows = try table.copy(from: source, to: target) { progress(table.name, $0, total) }
                return Count(name: table.name, rows: rows)
            }
        }
    }

    private func copyBooks(to target: CopyTarget, _ progress: Progress) throws -> Int {
        guard let path = self.catalogue else { return 0 }
        return try CatalogueSnapshot.read(path: path) { source in
            let total = try source.count()
            return try CatalogueCopy(target: target).run(from: source) { progress("books", $0, total) }
        }
    }
    #endif
}
