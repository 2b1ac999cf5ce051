// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog

/// A service that knows books: Douban, Open Library, Google Books, NeoDB, or one of your own.
///
/// A question ends soon after its task is cancelled; that is how a ``GuardedSource`` keeps time.
public protocol BookSource: Sendable {
    /// The name that configuration, logs, metrics and ``BookCatalog/Origin`` use: `douban`, `openlibrary`, …
    var name: String { get }

    /// What the service is called where readers see it: `豆瓣`, `Open Library`.
    var title: String { get }

    /// The book with an ISBN; `nil` where the service says that it knows none.
    ///
    /// - Throws: ``SourceError``, or an error of a source of your own.
    func book(isbn: ISBN) async throws -> Book?

    /// The books that a service finds for a text as a reader typed it, the best first.
    ///
    /// - Parameters:
    ///   - text: What is looked for.
    ///   - limit: The most books to return.
    /// - Returns: The books; none where the service says that it has none.
    /// - Throws: ``SourceError``, or an error of a source of your own.
    func books(for text: String, limit: Int) async throws -> [Book]
}
