// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
import BookCatalogPostgres
import BookCatalogSQLite
import Foundation
public import WeChatBot
import WeChatPostgres
import WeChatSQLite
public import WeChatServer

/// What Doumi keeps: the deliveries and conversations of its users in the configured database, and the catalogue there
/// too, with SQLite in a file beside it.
///
/// `doumi.db` has `doumi-books.db`. Where the first versions kept the books in `doumi.db` itself, they are moved when
/// it is opened.
public struct DoumiStores: Sendable {
    /// Deliveries, and the users' lists.
    public let desk: any DeskStore
    /// The catalogue.
    public let books: any BookRepository
    /// The most books of sources that may be added to the catalogue while the process runs.
    public let bookLimit: Int

    /// Opens the stores; on the first start the catalogue that ships with Doumi is loaded.
    ///
    /// - Parameters:
    ///   - database: Where they are.
    ///   - isServing: Whether this is the one process that serves from them; others work beside it.
    ///   - tell: Is told, in one line, of something that takes long.
    /// - Throws: What can't be opened, in one line (`WeChatDatabaseError`, `SQLiteBookError`,
    ///   `PostgresError`); books that can't be moved.
    public init(
        _ database: DatabaseURL,
        isServing: Bool = false,
        tell: (String) -> Void = Self.tellOperator
    ) async throws {
        switch database {
        case .sqlite(let path):
            // Whoever serves has it before anything is changed, unless another process has it to move the books.
            var lock = isServing ? try? DatabaseLock(path: path, patience: .seconds(1)) : nil
            // WeChat waits no longer than five seconds for an answer.
            let pool = try WeChatDatabase.open(path: path, busyTimeout: .seconds(isServing ? 2 : 5), lock: lock)
            let catalogue = CataloguePath.beside(path)
            let move = CatalogueMove(at: path, BookMove(from: pool, toFileAt: catalogue))
            lock = try await move.run(lock: lock, isServing: isServing, tell: tell)
            self.desk = SQLiteDeskStore(database: pool, lock: lock)
            self.books = try SQLiteBookRepository(path: catalogue)
            self.bookLimit = .max
        case .memory:
            self.desk = MemoryDeskStore()
            self.books = MemoryBookRepository(try StarterCatalogue.books())
            self.bookLimit = 20_000
        case .postgres(let address):
            self.desk = try PostgresStores.desk(address)
            self.books = try await PostgresCatalogue.open(address)
            self.bookLimit = .max
        }
    }

    /// Writes a line for whoever runs a command.
    public static func tellOperator(_ line: String) {
        FileHandle.standardError.write(Data("doumi: \(line)\n".utf8))
    }

    /// Says in a few words what an error of the desk's store is, for health page and log.
    @Sendable func describe(_ error: any Error) -> String {
        self.desk is SQLiteDeskStore ? WeChatDatabaseError.reason(error) : PostgresStores.describe(error)
    }

    /// Brings the tables in PostgreSQL up to date, where the desk is there; to be called before the desk is used.
    /// - Throws: What is wrong with the database, in one line.
    public func prepare() async throws { try await PostgresStores.prepare(self.desk) }
}
