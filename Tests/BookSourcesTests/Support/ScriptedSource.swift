// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import Synchronization
import TestSupport

/// A source that answers as a test says, and counts what it was asked.
final class ScriptedSource: BookSource {
    let name: String
    let title: String
    private let count = Mutex(0)
    private let answer: @Sendable () async throws -> [Book]

    init(_ name: String = "scripted", _ answer: @escaping @Sendable () async throws -> [Book]) {
        self.name = name
        self.title = name.uppercased()
        self.answer = answer
    }

    /// How often it was asked.
    var asked: Int { self.count.withLock { $0 } }

    func book(isbn: ISBN) async throws -> Book? { try await self.books(for: "", limit: 1).first }

    func books(for text: String, limit: Int) async throws -> [Book] {
        self.count.withLock { $0 += 1 }
        return try await self.answer()
    }
}
