// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Reads CSV piece by piece (RFC 4180, and what spreadsheets make of it), holding no more than one record.
///
/// Written here since the well-kept Swift packages for CSV hold the whole text in memory, or expect it in UTF-8.
/// Works on bytes: no byte of GB18030 beyond ASCII is a comma, a quote or a line feed.
struct CSVReader {
    /// One record, with the line in which it begins, counted from 1.
    struct Record {
        let line: Int
        let fields: [[UInt8]]
        /// Whether it was longer than ``CSVReader/longestRecord`` and its rest was passed over.
        let isTooLong: Bool
        /// Whether the file ended within its quotes.
        var isUnclosed = false
    }

    /// A record may have a mebibyte; a quote that is never closed must not swallow the rest of a file.
    static let longestRecord = 1 << 20

    private enum State {
        case plain, quoted, quoteInQuoted, skipping
    }

    private var state = State.plain
    private var fields: [[UInt8]] = []
    private var field: [UInt8] = []
    private var size = 0
    private var line = 1
    private var firstLine = 1
    private var separator: UInt8?
    private var isAfterReturn = false

    /// Takes the next bytes and returns the records that they complete.
    mutating func read(_ bytes: some Sequence<UInt8>) -> [Record] {
        var records: [Record] = []
        for byte in bytes { self.take(byte, into: &records) }
        return records
    }

    /// Returns the last record, if no line feed followed it.
    mutating func finish() -> [Record] {
        guard self.state != .skipping, !self.fields.isEmpty || !self.field.isEmpty else { return [] }
        let isUnclosed = self.state == .quoted
        var record = self.endRecord()
        record.isUnclosed = isUnclosed
        return [record]
    }

    private mutating func take(_ byte: UInt8, into records: inout [Record]) {
        // Outside of quotes a carriage return ends a line as well, with or without a line feed behind it.
        let isSecondHalf = self.isAfterReturn && byte == UInt8(ascii: "\n")
        self.isAfterReturn = byte == UInt8(ascii: "\r") && self.state != .quoted
        if isSecondHalf { return }
        let isLineFeed = byte == UInt8(ascii: "\n") || self.isAfterReturn
        if isLineFeed { self.line += 1 }
        self.size += 1
        switch self.state {
        case .skipping:
            if isLineFeed { self.beginRecord() }
        case .quoted where byte == UInt8(ascii: "\""):
            self.state = .quoteInQuoted
        case .quoted:
            self.field.append(byte)
        case .quoteInQuoted where byte == UInt8(ascii: "\""):
            self.field.append(byte)
            self.state = .quoted
        case .plain, .quoteInQuoted:
            if isLineFeed {
                records.append(self.endRecord())
                return
            }
            self.takePlain(byte)
        }
        guard self.size > Self.longestRecord, self.state != .skipping else { return }
        records.append(Record(line: self.firstLine, fields: [], isTooLong: true))
        self.beginRecord()
        if !isLineFeed { self.state = .skipping }
    }

    private mutating func takePlain(_ byte: UInt8) {
        self.state = .plain
        // A quote opens a field only at its beginning, or right after the = by which spreadsheets keep digits as text.
        if byte == UInt8(ascii: "\""), self.field.isEmpty || self.field == [UInt8(ascii: "=")] {
            self.field = []
            self.state = .quoted
        } else if self.isSeparator(byte) {
            self.fields.append(self.field)
            self.field.removeAll(keepingCapacity: true)
        } else {
            self.field.append(byte)
        }
    }

    /// A comma, a tab or a semicolon: whichever stands first.
    private mutating func isSeparator(_ byte: UInt8) -> Bool {
        if let separator = self.separator { return byte == separator }
        guard [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")].contains(byte) else { return false }
        self.separator = byte
        return true
    }

    private mutating func endRecord() -> Record {
        let record = Record(line: self.firstLine, fields: self.fields + [self.field], isTooLong: false)
        self.beginRecord()
        return record
    }

    private mutating func beginRecord() {
        self.state = .plain
        self.fields.removeAll(keepingCapacity: true)
        self.field.removeAll(keepingCapacity: true)
        self.size = 0
        self.firstLine = self.line
    }
}
