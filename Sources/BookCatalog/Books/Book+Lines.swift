// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension Book {
    /// The book with names and subjects that each are one line, as catalogues keep them: line by line.
    ///
    /// A line end within a name becomes a space, one around it goes, and so does a name without text.
    package var withWholeLines: Book {
        var book = self
        book.authors = Self.lines(book.authors)
        book.translators = Self.lines(book.translators)
        book.tags = Self.lines(book.tags)
        return book
    }

    private static func lines(_ list: [String]) -> [String] {
        guard list.contains(where: { $0.isEmpty || $0.utf8.contains(where: Self.isLineEnd) }) else { return list }
        return
            list.map { text in
                // By bytes, since a carriage return and a line feed are one Character.
                text.utf8.split(whereSeparator: Self.isLineEnd).map { String(Substring($0)) }.joined(separator: " ")
            }
            .filter { !$0.isEmpty }
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
