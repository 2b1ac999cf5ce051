// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What ranking has to know of a book.
package struct IndexEntry: Hashable, Sendable {
    /// The book's place in the repository: first saved, first.
    package let row: Int
    package let keys: EntryKeys
    /// The authors as the catalogue spells them, separated by line feeds.
    package let authors: String
    package let year: Int?
    package let weight: Double

    package init(row: Int, keys: EntryKeys, authors: String, year: Int?, weight: Double) {
        self.row = row
        self.keys = keys
        self.authors = authors
        self.year = year
        self.weight = weight
    }

    package init(_ book: Book, row: Int) {
        self.init(
            row: row,
            keys: EntryKeys(book),
            authors: book.authors.joined(separator: "\n"),
            year: book.published?.year,
            weight: book.weight
        )
    }

    /// One of the authors, in the catalogue's spelling; nil where there are fewer.
    func author(_ index: Int) -> String? {
        // A name may end in a carriage return, which is one Character with the line feed behind it.
        let names = self.authors.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return names.indices.contains(index) ? String(Substring(names[index])) : nil
    }
}
