// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Reads books from JSON, piece by piece: those that this package exports, and those of Douban's API v2.
struct JSONBookReader: BookFileReader {
    var rowsToSkip = 0

    private var splitter = JSONSplitter()
    private let source: String?
    private let isDouban: Bool
    private var hasBooks = false

    /// Begins to read.
    ///
    /// - Parameters:
    ///   - source: What ``Origin/source`` says for books that don't say it themselves.
    ///   - isDouban: Whether all books are Douban's; otherwise those that link to a page there.
    init(source: String?, isDouban: Bool) {
        self.source = source
        self.isDouban = isDouban
    }

    mutating func read(_ bytes: Span<UInt8>, into rows: inout [ImportRow]) throws(ImportError) {
        self.take(self.splitter.read(bytes), into: &rows)
    }

    mutating func finish(into rows: inout [ImportRow]) throws(ImportError) {
        // An object that is cut off is no row: it may be whole when the import is taken up again.
        guard self.splitter.isWhole else { throw .truncatedJSON }
        self.take(self.splitter.finish(), into: &rows)
        guard self.hasBooks else { throw .empty }
    }

    private mutating func take(_ pieces: [JSONSplitter.Piece], into rows: inout [ImportRow]) {
        for piece in pieces {
            self.hasBooks = true
            if !self.skipsRow() { rows.append(self.row(piece)) }
        }
    }

    private func row(_ piece: JSONSplitter.Piece) -> ImportRow {
        do throws(RejectedRow.Reason) {
            guard !piece.isTooLong else { throw .tooLong }
            let book = try DoubanRecord.book(piece.bytes, source: self.source, isDouban: self.isDouban)
            return .book(book, BookFields(knownOf: book))
        } catch {
            let text = String(decoding: piece.bytes.prefix(RejectedRow.shownBytes), as: UTF8.self)
            return .rejected(RejectedRow(line: piece.line, reason: error, text: text))
        }
    }
}
