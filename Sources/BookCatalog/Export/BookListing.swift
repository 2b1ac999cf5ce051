// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A catalogue that can be read from beginning to end.
public protocol BookListing: Sendable {
    /// Books in the order in which they were first saved.
    ///
    /// - Parameters:
    ///   - row: The ``BookPage/last`` of the page before; 0 for the first.
    ///   - limit: The most books to return.
    /// - Returns: The books, and where they end; no book at the end of the catalogue.
    /// - Throws: An error of the store.
    func books(after row: Int, limit: Int) async throws -> BookPage
}

/// Some books of a catalogue, one after another.
public struct BookPage: Sendable {
    /// The books.
    public let books: [Book]
    /// Where the last of them stands.
    public let last: Int

    /// Makes a page.
    public init(books: [Book], last: Int) {
        self.books = books
        self.last = last
    }
}
