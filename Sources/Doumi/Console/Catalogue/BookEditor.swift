// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// Takes an operator's form into the catalogue: checked as an import checks, and nothing of it lost without a word.
struct BookEditor: Sendable {
    /// Why a form isn't taken.
    enum Problem: Error, Equatable {
        case rejected(RejectedRow.Reason)
        /// What stands in the field isn't what it should be.
        case unreadable(field: String)
        /// There is a book with this identity already.
        case exists(BookID)
        /// It would be another book.
        case otherIdentity
    }

    /// The source of books that were typed in.
    static let source = "console"

    let repository: any BookRepository

    /// Saves a book.
    ///
    /// - Parameters:
    ///   - form: Its fields.
    ///   - id: The book that it takes the place of; nil for a new one.
    /// - Returns: The book.
    /// - Throws: ``Problem``, or the store's own error.
    func save(_ form: BookForm, over id: BookID?) async throws -> Book {
        let book = try self.read(form)
        if let id {
            guard book.id == id else { throw Problem.otherIdentity }
        } else if try await self.repository.book(book.id) != nil {
            throw Problem.exists(book.id)
        }
        try await self.repository.save([book])
        return book
    }

    private func read(_ form: BookForm) throws(Problem) -> Book {
        let book: Book
        do throws(RejectedRow.Reason) {
            book = try form.book(source: Self.source)
        } catch {
            throw .rejected(error)
        }
        if form["pubdate"] != nil, book.published == nil { throw .unreadable(field: "pubdate") }
        if form["pages"] != nil, book.pages == nil { throw .unreadable(field: "pages") }
        if form["rating"] != nil, book.rating == nil { throw .unreadable(field: "rating") }
        if form["raters"] != nil, book.rating?.raters == nil { throw .unreadable(field: "raters") }
        if let url = book.url, !ChatText.isPage(url) { throw .unreadable(field: "url") }
        if let url = book.coverURL, !ChatText.isPage(url) { throw .unreadable(field: "cover_url") }
        return book
    }
}
