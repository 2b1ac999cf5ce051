// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalogSQLite
public import DatabaseMigration
import Foundation
import WeChatSQLite
public import WeChatServer

/// What an operator does to Doumi's database while no server runs on it.
public enum DoumiDatabase {
    /// Brings the tables of a database up to date, or creates them.
    ///
    /// - Parameters:
    ///   - database: The database.
    ///   - tell: Is told, in one line, of something that takes long.
    /// - Returns: What was done; nothing in memory.
    /// - Throws: What can't be opened, in one line.
    public static func migrate(
        _ database: DatabaseURL,
        tell: (String) -> Void = DoumiStores.tellOperator
    ) async throws -> [SchemaChange] {
        switch database {
        case .memory: return []
        case .postgres(let address): return try await PostgresSchema.update(address)
        case .sqlite(let path):
            let files = [("framework", path, "wechat-"), ("catalogue", CataloguePath.beside(path), "editions-")]
            let before = try files.map { try SQLiteSchema.steps(of: $1, prefix: $2) }
            let pool = try WeChatDatabase.open(path: path)
            let move = CatalogueMove(at: path, BookMove(from: pool, toFileAt: CataloguePath.beside(path)))
            _ = try await move.run(tell: tell)
            _ = try SQLiteBookRepository(path: CataloguePath.beside(path), startsWithStarterBooks: false)
            return try zip(files, before)
                .map { file, before in
                    let steps = try SQLiteSchema.steps(of: file.1, prefix: file.2)
                    return SchemaChange(module: file.0, made: steps.filter { !before.contains($0) }, steps: steps.count)
                }
        }
    }

    /// Copies a SQLite database and the catalogue beside it into an empty PostgreSQL database: all of it, or nothing.
    ///
    /// - Parameters:
    ///   - path: The SQLite file; while a server runs on it, it is refused.
    ///   - address: `postgres://…`, as libpq reads it.
    ///   - tell: Is told, in one line, of something that takes long.
    ///   - progress: Is told now and then what is being copied, how many are, and how many there are.
    /// - Returns: What was copied.
    /// - Throws: What is wrong with either database, in one line.
    public static func copy(
        from path: String,
        to address: String,
        tell: (String) -> Void = DoumiStores.tellOperator,
        progress: @escaping @Sendable (_ name: String, _ done: Int, _ total: Int) -> Void
    ) async throws -> [DatabaseCopy.Count] {
        guard FileManager.default.fileExists(atPath: path) else { throw DatabaseCopyError.noSource(path: path) }
        // Held to the end, so that no server begins meanwhile.
        let lock = try DatabaseLock(path: path)
        defer { withExtendedLifetime(lock) {} }
        let pool = try WeChatDatabase.open(path: path, lock: lock)
        let catalogue = CataloguePath.beside(path)
        let move = CatalogueMove(at: path, BookMove(from: pool, toFileAt: catalogue))
        _ = try await move.run(lock: lock, tell: tell)
        let hasCatalogue = FileManager.default.fileExists(atPath: catalogue)
        return try await DatabaseCopy(desk: pool, catalogue: hasCatalogue ? catalogue : nil)
            .run(to: address, progress: progress)
    }
}
