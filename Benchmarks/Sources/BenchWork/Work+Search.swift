// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookCatalogSQLite
import Foundation

extension Work {
    /// What readers send, each to the starter catalogue in memory and in a file of SQLite, as `doumi serve` has it.
    static func searches() throws -> [Work] {
        let repositories: [(name: String, repository: any BookRepository)] = [
            ("memory", MemoryBookRepository(try StarterCatalogue.books())),
            ("SQLite", try Self.catalogueInFile()),
        ]
        let texts = ["浪潮之巅", "余华", "9787121139512", "圍城", "yuhua", "浪朝之巅", "没有这本书"]
        return repositories.flatMap { name, repository in
            let finder = BookFinder(repository: repository)
            return texts.map { text in
                Work("search \(name) \(text)") { count in
                    for _ in 0..<count { keep(try await finder.find(text)) }
                }
            }
        }
    }

    /// A new file at a fixed place, so that at most one is left behind.
    private static func catalogueInFile() throws -> SQLiteBookRepository {
        let path = FileManager.default.temporaryDirectory.appending(path: "wechat-bench-books.db").path()
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
        return try SQLiteBookRepository(path: path, remembersSearches: false)
    }
}
