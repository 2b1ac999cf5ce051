// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Reads books from CSV, piece by piece.
///
/// The columns are recognised by their names in the first line, in English or Chinese; lists are separated by `;`.
/// UTF-8 with or without a byte order mark, or GB18030.
struct CSVBookReader {
    /// A row, as a book or with what is wrong with it.
    typealias Row = Result<Book, RejectedRow.Reason>

    private var reader = CSVReader()
    private var decoder = TextDecoder()
    private(set) var columns: BookColumns?
    private let source: String

    init(source: String) {
        self.source = source
    }

    /// Takes the next bytes and returns the rows that they complete.
    mutating func read(_ bytes: some Sequence<UInt8>) throws(ImportError) -> [(line: Int, text: String, row: Row)] {
        try self.rows(self.reader.read(bytes))
    }

    /// Returns the last row.
    mutating func finish() throws(ImportError) -> [(line: Int, text: String, row: Row)] {
        let rows = try self.rows(self.reader.finish())
        if self.columns == nil { throw .empty }
        return rows
    }

    private mutating func rows(
        _ records: [CSVReader.Record]
    ) throws(ImportError) -> [(line: Int, text: String, row: Row)] {
        var rows: [(line: Int, text: String, row: Row)] = []
        for record in records where record.isTooLong || record.fields.contains(where: { !$0.isEmpty }) {
            if let columns = self.columns {
                rows.append(self.row(record, columns))
            } else {
                try self.readHeader(record)
            }
        }
        return rows
    }

    private mutating func readHeader(_ record: CSVReader.Record) throws(ImportError) {
        var fields = record.fields
        if let first = fields.first, first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) {
            throw .utf16
        }
        if let first = fields.first, first.starts(with: [0xEF, 0xBB, 0xBF]) { fields[0].removeFirst(3) }
        let header = self.decoder.decode(fields)?.map { $0.hasPrefix("\"") ? String($0.dropFirst().dropLast()) : $0 }
        guard let header, let columns = BookColumns(header: header) else {
            throw .noTitleColumn((header ?? []).map { String($0.prefix(40)) })
        }
        self.columns = columns
    }

    private mutating func row(
        _ record: CSVReader.Record,
        _ columns: BookColumns
    ) -> (line: Int, text: String, row: Row) {
        guard !record.isTooLong else { return (record.line, "", .failure(.tooLong)) }
        guard !record.isUnclosed else { return (record.line, "", .failure(.unclosedQuote)) }
        guard let fields = self.decoder.decode(record.fields) else {
            return (record.line, "", .failure(.unreadableText))
        }
        let text = String(fields.joined(separator: ",").prefix(200))
        do throws(RejectedRow.Reason) {
            return (record.line, text, .success(try columns.book(of: fields, defaultSource: self.source)))
        } catch {
            return (record.line, text, .failure(error))
        }
    }
}
