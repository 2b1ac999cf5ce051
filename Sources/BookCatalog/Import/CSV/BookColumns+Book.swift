// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension BookColumns {
    /// Makes a book of a record.
    ///
    /// - Throws: ``RejectedRow/Reason``, if there is no title, or an ISBN that isn't one.
    func book(of record: [String], defaultSource: String) throws(RejectedRow.Reason) -> Book {
        let title = try FieldText.title(self.value(.title, of: record))
        let url = self.value(.url, of: record)
        return Book(
            isbn: try FieldText.isbn(self.value(.isbn, of: record)),
            title: title,
            subtitle: self.value(.subtitle, of: record),
            originalTitle: self.value(.originalTitle, of: record),
            authors: self.names(.authors, of: record),
            translators: self.names(.translators, of: record),
            publisher: self.value(.publisher, of: record),
            published: self.value(.published, of: record).flatMap(PublicationDate.init),
            pages: FieldText.number(self.value(.pages, of: record)),
            price: self.value(.price, of: record),
            binding: self.value(.binding, of: record),
            rating: self.rating(of: record, url: url),
            url: url,
            coverURL: self.value(.coverURL, of: record),
            tags: self.list(.tags, of: record),
            summary: self.value(.summary, of: record),
            origin: Origin(
                source: self.value(.source, of: record)?.replacing(":", with: "") ?? defaultSource,
                id: self.value(.sourceID, of: record),
                date: self.value(.sourceDate, of: record).flatMap(PublicationDate.init)
            ),
            popularity: self.value(.popularity, of: record).flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
        )
    }

    private func rating(of record: [String], url: String?) -> Rating? {
        guard let average = self.value(.rating, of: record).flatMap(Double.init) else { return nil }
        let named = self.value(.ratingSource, of: record)
        return Rating(
            average: average,
            raters: FieldText.number(self.value(.raters, of: record)),
            source: self.has(.ratingSource) ? named : FieldText.ratingSource(url: url),
            date: self.value(.ratingDate, of: record)
        )
    }

    private func list(_ column: Column, of record: [String]) -> [String] {
        guard let text = self.value(column, of: record) else { return [] }
        if let list = CSVList(json: text) { return list.elements }
        // A slash separates names only with spaces around it; AC/DC is one.
        let parts = text.utf8.contains(UInt8(ascii: "/")) ? text.replacing(" / ", with: ";") : text
        return parts.unicodeScalars.split { $0 == ";" || $0 == "；" || $0 == "|" }
            .map { SearchWords.trimmed(String($0)) }.filter { !$0.isEmpty }
    }

    private func names(_ column: Column, of record: [String]) -> [String] {
        let list = self.list(column, of: record)
        // What a program has written as JSON is exact; print has countries and duties around the names.
        guard self.value(column, of: record)?.hasPrefix("[\"") != true else { return list }
        return list.map(PersonName.plain).filter { !$0.isEmpty }
    }
}
