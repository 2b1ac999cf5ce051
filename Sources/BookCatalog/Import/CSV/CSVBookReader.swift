// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Reads books from CSV, piece by piece.
///
/// The columns are recognised by their names in the first line, in English or Chinese; lists are separated by `;`.
/// UTF-8 with or without a byte order mark, or GB18030.
struct CSVBookReader: BookFileReader {
    var rowsToSkip = 0

    private var reader = CSVReader()
    private var decoder = TextDecoder()
    private var columns: BookColumns?
    private var isFirstBlock = true
    private var hasRows = false
    private let source: String

    init(source: String) {
        self.source = source
    }

    mutating func read(_ bytes: Span<UInt8>, into rows: inout [ImportRow]) throws(ImportError) {
        if self.isFirstBlock {
            self.isFirstBlock = false
            if bytes.count > 1, bytes[0] ^ bytes[1] == 1, bytes[0] | bytes[1] == 0xFF { throw .utf16 }
            self.decoder.look(at: bytes)
        }
        try self.take(self.reader.read(bytes), into: &rows)
    }

    mutating func finish(into rows: inout [ImportRow]) throws(ImportError) {
        try self.take(self.reader.finish(), into: &rows)
        if !self.hasRows { throw .empty }
    }

    private mutating func take(_ records: [CSVRecord], into rows: inout [ImportRow]) throws(ImportError) {
        for record in records where !record.isEmpty {
            if let columns = self.columns {
                self.hasRows = true
                if !self.skipsRow() { rows.append(self.row(record, columns)) }
            } else {
                self.columns = try self.header(record)
            }
        }
    }

    private mutating func header(_ record: CSVRecord) throws(ImportError) -> BookColumns {
        var names = self.decoder.decode(record) ?? []
        if let first = names.first { names[0] = SearchWords.trimmed(first) }
        guard let columns = BookColumns(header: names) else {
            throw .noTitleColumn(names.prefix(20).map { String($0.prefix(40)) })
        }
        return columns
    }

    private mutating func row(_ record: CSVRecord, _ columns: BookColumns) -> ImportRow {
        switch record.problem {
        case .tooLong?: return self.rejected(record, .tooLong)
        case .brokenQuote?: return self.rejected(record, .brokenQuote)
        case nil: break
        }
        // Half a row must not take the place of a whole book.
        guard !record.isOpen || record.ends.count >= columns.count else { return self.rejected(record, .cutOff) }
        guard !record.bytes.contains(0) else { return self.rejected(record, .nul) }
        guard let fields = self.decoder.decode(record) else { return self.rejected(record, .unreadableText) }
        do throws(RejectedRow.Reason) {
            let book = try columns.book(of: fields, defaultSource: self.source)
            return .book(book, columns.fields.intersection(BookFields(knownOf: book)))
        } catch {
            return self.rejected(record, error)
        }
    }

    private func rejected(_ record: CSVRecord, _ reason: RejectedRow.Reason) -> ImportRow {
        var texts: [String] = []
        var start = 0
        var left = RejectedRow.shownBytes
        for end in record.ends.isEmpty ? [record.bytes.count] : record.ends where left > 0 {
            texts.append(self.decoder.shown(record.bytes[start..<end].prefix(left)))
            left -= end - start + 1
            start = end
        }
        return .rejected(RejectedRow(line: record.line, reason: reason, text: texts.joined(separator: ",")))
    }
}
