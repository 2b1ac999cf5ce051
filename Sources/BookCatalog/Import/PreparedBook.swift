// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A book with all that an index of it consists of, so that this can be made beside the thread that writes.
package struct PreparedBook: Sendable {
    /// The book as its file has it.
    package let book: Book
    /// What the file says of the book; the rest stays as it is where the book is known already.
    package let fields: BookFields
    /// What ranking compares.
    package let keys: EntryKeys
    /// For each field of the index, in the order of ``TermField``, its terms separated by spaces.
    package let terms: [String]

    /// Analyses a book.
    package init(_ book: Book, fields: BookFields = .all) {
        let book = book.storable
        self.book = book
        self.fields = fields
        let folded = FoldedBook(book)
        self.keys = EntryKeys(folded)
        self.terms = Self.terms(of: folded)
    }

    /// How many bytes it has about: its texts and its terms.
    var size: Int {
        let texts = [self.book.title, self.book.subtitle ?? "", self.book.summary ?? ""]
        let lists = [texts, self.book.authors, self.book.translators, self.book.tags, self.terms]
        return lists.joined().reduce(0) { $0 + $1.utf8.count }
    }

    /// The terms of a book as an index wants them.
    package static func terms(of book: Book) -> [String] { self.terms(of: FoldedBook(book)) }

    private static func terms(of folded: FoldedBook) -> [String] {
        let terms = BookTerms(folded)
        return TermField.allCases.map { terms[$0].joined(separator: " ") }
    }
}
