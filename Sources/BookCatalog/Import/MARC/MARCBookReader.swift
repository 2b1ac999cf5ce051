// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Reads books from MARC in ISO 2709, piece by piece: MARC 21, and UNIMARC as Chinese libraries have it.
struct MARCBookReader: BookFileReader {
    var rowsToSkip = 0

    private var splitter = MARCSplitter()
    private var isFirstBlock = true
    private var hasRecords = false
    private let source: String

    init(source: String) { self.source = source }

    mutating func read(_ bytes: Span<UInt8>, into rows: inout [ImportRow]) throws(ImportError) {
        if self.isFirstBlock, bytes.count > 0 {
            self.isFirstBlock = false
            let isMarked = bytes.count > 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
            if bytes[isMarked ? 3 : 0] == UInt8(ascii: "<") { throw .marcXML }
        }
        self.take(self.splitter.read(bytes), into: &rows)
    }

    mutating func finish(into rows: inout [ImportRow]) throws(ImportError) {
        self.take(self.splitter.finish(), into: &rows)
        guard self.hasRecords else { throw .empty }
    }

    private mutating func take(_ pieces: [MARCSplitter.Piece], into rows: inout [ImportRow]) {
        for piece in pieces {
            self.hasRecords = true
            if !self.skipsRow() { rows.append(self.row(piece)) }
        }
    }

    private func row(_ piece: MARCSplitter.Piece) -> ImportRow {
        do throws(RejectedRow.Reason) {
            if let problem = piece.problem { throw problem }
            let record = try MARCRecord(piece.bytes)
            let book =
                record["245"] == nil
                ? try UNIMARCBook(record).book(source: self.source) : try MARC21Book(record).book(source: self.source)
            return .book(book, BookFields(knownOf: book).union(.gapsOnly))
        } catch {
            let shown = piece.bytes.prefix(RejectedRow.shownBytes).map { $0 < 0x20 ? 0x20 : $0 }
            return .rejected(
                RejectedRow(line: piece.number, reason: error, text: TextDecoder().shown(shown[...]))
            )
        }
    }
}
