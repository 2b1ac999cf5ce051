// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Reads CSV piece by piece (RFC 4180, and what spreadsheets make of it), holding no more than one record and one piece.
///
/// Written here since the well-kept Swift packages for CSV hold the whole text in memory, or expect it in UTF-8.
/// Works on bytes: no byte of GB18030 beyond ASCII is a comma, a quote or a line feed.
struct CSVReader: Sendable {
    /// A record may have a mebibyte.
    static let longestRecord = 1 << 20

    private var buffer: [UInt8] = []
    private var line = 1
    private var separator: UInt8?
    /// Whether the rest of an endless line is being passed over.
    private var isSkipping = false

    /// Takes the next bytes and returns the records that they complete.
    mutating func read(_ bytes: Span<UInt8>) -> [CSVRecord] {
        bytes.withUnsafeBufferPointer { self.buffer.append(contentsOf: $0) }
        return self.records(isAtEnd: false)
    }

    /// Returns the last record, if no line feed followed it.
    mutating func finish() -> [CSVRecord] { self.records(isAtEnd: true) }

    private mutating func records(isAtEnd: Bool) -> [CSVRecord] {
        var records: [CSVRecord] = []
        var start = 0
        while start < self.buffer.count {
            if self.isSkipping {
                guard let end = self.lineEnd(from: start, isAtEnd: isAtEnd) else {
                    start = self.buffer.count
                    break
                }
                self.isSkipping = false
                start = end
            } else {
                guard let end = self.record(at: start, isAtEnd: isAtEnd, into: &records) else { break }
                start = end
            }
        }
        self.buffer.removeFirst(start)
        return records
    }

    /// Reads the record that begins at a place, and returns where the next one begins; `nil` if more bytes are needed.
    private mutating func record(at start: Int, isAtEnd: Bool, into records: inout [CSVRecord]) -> Int? {
        var scanner = CSVRecordScanner(line: self.line, separator: self.separator)
        switch scanner.scan(self.buffer.span.extracting(start...), isAtEnd: isAtEnd) {
        case .record(let size, let lines):
            self.line += lines
            self.separator = scanner.separator
            records.append(scanner.record)
            return start + size
        case .incomplete where !isAtEnd && self.buffer.count - start <= Self.longestRecord:
            return nil
        case .incomplete, .brokenQuote:
            // Only the line with the broken quote is lost, not all that stands behind it.
            guard let end = self.lineEnd(from: start, isAtEnd: isAtEnd) else {
                guard isAtEnd || self.buffer.count - start > Self.longestRecord else { return nil }
                records.append(CSVRecord(line: scanner.record.line, problem: .tooLong))
                self.isSkipping = true
                return self.buffer.count
            }
            let isLong = end - start > Self.longestRecord
            records.append(
                CSVRecord(
                    line: scanner.record.line,
                    bytes: Array(self.buffer[start..<min(end, start + 200)]),
                    problem: isLong ? .tooLong : .brokenQuote
                )
            )
            return end
        }
    }

    /// Where the line after the one at a place begins; `nil` if its end isn't there yet.
    private mutating func lineEnd(from start: Int, isAtEnd: Bool) -> Int? {
        guard
            let end = self.buffer[start...].firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") })
        else { return isAtEnd ? self.buffer.count : nil }
        let isFirstHalf = self.buffer[end] == UInt8(ascii: "\r")
        if isFirstHalf, end + 1 == self.buffer.count, !isAtEnd { return nil }
        self.line += 1
        return isFirstHalf && end + 1 < self.buffer.count && self.buffer[end + 1] == UInt8(ascii: "\n")
            ? end + 2 : end + 1
    }
}
