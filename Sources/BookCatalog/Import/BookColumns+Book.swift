// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension BookColumns {
    /// Makes a book of a record.
    ///
    /// - Throws: ``RejectedRow/Reason``, if there is no title, or an ISBN that isn't one.
    func book(of record: [String], defaultSource: String) throws(RejectedRow.Reason) -> Book {
        guard let title = self.value(.title, of: record), !FoldedText(title).isEmpty else { throw .noTitle }
        guard !title.unicodeScalars.contains(where: Self.isDamage) else { throw .damagedTitle }
        let url = self.value(.url, of: record)
        return Book(
            isbn: try self.isbn(of: record),
            title: title,
            subtitle: self.value(.subtitle, of: record),
            originalTitle: self.value(.originalTitle, of: record),
            authors: self.names(.authors, of: record),
            translators: self.names(.translators, of: record),
            publisher: self.value(.publisher, of: record),
            published: self.value(.published, of: record).flatMap(PublicationDate.init),
            pages: self.number(.pages, of: record),
            price: self.value(.price, of: record),
            binding: self.value(.binding, of: record),
            rating: self.rating(of: record, url: url),
            url: url,
            coverURL: self.value(.coverURL, of: record),
            tags: self.list(.tags, of: record),
            summary: self.value(.summary, of: record),
            origin: Origin(
                source: self.value(.source, of: record)?.replacing(":", with: "") ?? defaultSource,
                id: self.value(.sourceID, of: record)
            )
        )
    }

    /// A line end within quotes is none; it becomes a space where it is shown.
    private static func isDamage(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: !["\n", "\r", "\t"].contains(scalar)
        case .privateUse, .surrogate, .unassigned: true
        default: scalar == "\u{FFFD}"
        }
    }

    private func isbn(of record: [String]) throws(RejectedRow.Reason) -> ISBN? {
        guard var text = self.value(.isbn, of: record) else { return nil }
        // 9.78751E+12: a spreadsheet has taken it for a number and thrown half of it away.
        if text.contains(where: { "eE".contains($0) }), Double(text) != nil { throw .damagedISBN }
        if text.hasSuffix(".0") { text.removeLast(2) }
        switch ISBN.read(text) {
        case .isbn(let isbn): return isbn
        case .notISBN(let problem): throw .notISBN(problem)
        case .otherText: throw .notISBN(.wrongDigitCount(text.count { $0.isNumber }))
        }
    }

    private func rating(of record: [String], url: String?) -> Rating? {
        guard let average = self.value(.rating, of: record).flatMap(Double.init) else { return nil }
        let source = url.flatMap { $0.contains("douban.com/") ? "豆瓣" : nil }
        return Rating(average: average, raters: self.number(.raters, of: record), source: source)
    }

    /// The first number in a column: 584 of `584页`.
    private func number(_ column: Column, of record: [String]) -> Int? {
        guard let text = self.value(column, of: record) else { return nil }
        let digits = text.drop { !("0"..."9").contains($0) }.prefix { ("0"..."9").contains($0) }
        return Int(digits).flatMap { $0 > 0 ? $0 : nil }
    }

    private func list(_ column: Column, of record: [String]) -> [String] {
        guard let text = self.value(column, of: record) else { return [] }
        // A slash separates names only with spaces around it; AC/DC is one.
        let parts = text.utf8.contains(UInt8(ascii: "/")) ? text.replacing(" / ", with: ";") : text
        return parts.unicodeScalars.split { $0 == ";" || $0 == "；" || $0 == "|" }
            .map { SearchWords.trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    private func names(_ column: Column, of record: [String]) -> [String] {
        self.list(column, of: record).map(PersonName.plain).filter { !$0.isEmpty }
    }
}
