// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Reads books from a file of one format, piece by piece.
protocol BookFileReader: Sendable {
    /// How many rows are still to be passed over, since an earlier import has taken them.
    var rowsToSkip: Int { get set }

    /// Takes the next bytes and appends the rows that they complete.
    mutating func read(_ bytes: Span<UInt8>, into rows: inout [ImportRow]) throws(ImportError)

    /// Appends what is left at the end of the file.
    mutating func finish(into rows: inout [ImportRow]) throws(ImportError)
}

extension BookFileReader {
    /// Whether the next row is to be passed over; it counts as passed.
    mutating func skipsRow() -> Bool {
        guard self.rowsToSkip > 0 else { return false }
        self.rowsToSkip -= 1
        return true
    }
}
