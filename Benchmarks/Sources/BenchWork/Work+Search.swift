// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookCatalogSQLite

extension Work {
    /// What readers send, each to the starter catalogue in memory and in SQLite.
    static func searches() throws -> [Work] {
        let repositories: [(name: String, repository: any BookRepository)] = [
            ("memory", MemoryBookRepository(try StarterCatalogue.books())),
            ("SQLite", try SQLiteBookRepository.inMemory()),
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
}
