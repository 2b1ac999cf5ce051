// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Finds the end of one record of CSV, and its fields.
struct CSVRecordScanner {
    enum Outcome {
        /// The record, with its line end, takes so many bytes and lines.
        case record(size: Int, lines: Int)
        /// The bytes end before the record does.
        case incomplete
        /// A quote is closed, and something other than a separator follows.
        case brokenQuote
    }

    private(set) var record: CSVRecord
    /// A comma, a tab or a semicolon: whichever stands first in the file.
    private(set) var separator: UInt8?
    private var place = 0
    private var lines = 0

    init(line: Int, separator: UInt8?) {
        self.record = CSVRecord(line: line)
        self.separator = separator
        if separator != nil {
            self.record.bytes.reserveCapacity(256)
            self.record.ends.reserveCapacity(16)
        }
    }

    /// Reads from the beginning of a record on.
    mutating func scan(_ bytes: Span<UInt8>, isAtEnd: Bool) -> Outcome {
        while true {
            guard self.field(bytes, isAtEnd: isAtEnd) else { return .brokenQuote }
            guard self.place < bytes.count else {
                guard isAtEnd else { return .incomplete }
                self.endField()
                self.record.isOpen = true
                return .record(size: self.place, lines: self.lines)
            }
            let byte = bytes[self.place]
            self.place += 1
            self.endField()
            if byte == UInt8(ascii: "\n") { return .record(size: self.place, lines: self.lines + 1) }
            guard byte == UInt8(ascii: "\r") else { continue }
            if self.place == bytes.count, !isAtEnd { return .incomplete }
            if self.place < bytes.count, bytes[self.place] == UInt8(ascii: "\n") { self.place += 1 }
            return .record(size: self.place, lines: self.lines + 1)
        }
    }

    private mutating func endField() { self.record.ends.append(self.record.bytes.count) }

    /// Reads a field up to the byte that ends it; `false` if its quotes are broken.
    private mutating func field(_ bytes: Span<UInt8>, isAtEnd: Bool) -> Bool {
        // A quote opens a field only at its beginning, or right after the = by which spreadsheets keep digits as text.
        let isFormula = self.byte(bytes, self.place) == UInt8(ascii: "=")
        let opening = isFormula ? self.place + 1 : self.place
        guard self.byte(bytes, opening) == UInt8(ascii: "\"") || self.isMarked(bytes, at: opening) else {
            self.plain(bytes)
            return true
        }
        self.place = self.byte(bytes, opening) == UInt8(ascii: "\"") ? opening + 1 : opening + 4
        return self.quoted(bytes, isAtEnd: isAtEnd)
    }

    /// Whether a byte order mark and a quote stand at the beginning of the file.
    private func isMarked(_ bytes: Span<UInt8>, at place: Int) -> Bool {
        place == 0 && self.record.line == 1 && bytes.count > 3 && bytes[0] == 0xEF && bytes[1] == 0xBB
            && bytes[2] == 0xBF && bytes[3] == UInt8(ascii: "\"")
    }

    private func byte(_ bytes: Span<UInt8>, _ place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func plain(_ bytes: Span<UInt8>) {
        let start = self.place
        while self.place < bytes.count {
            let byte = bytes[self.place]
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || self.isSeparator(byte) { break }
            self.place += 1
        }
        self.append(bytes, start..<self.place)
    }

    private mutating func quoted(_ bytes: Span<UInt8>, isAtEnd: Bool) -> Bool {
        var start = self.place
        while self.place < bytes.count {
            let byte = bytes[self.place]
            self.place += 1
            if byte == UInt8(ascii: "\n") { self.lines += 1 }
            guard byte == UInt8(ascii: "\"") else { continue }
            self.append(bytes, start..<self.place - 1)
            guard self.byte(bytes, self.place) == UInt8(ascii: "\"") else { return self.closed(bytes) }
            start = self.place
            self.place += 1
        }
        self.place = bytes.count
        return !isAtEnd
    }

    /// Passes over the spaces behind a closing quote; says whether the field ends there.
    private mutating func closed(_ bytes: Span<UInt8>) -> Bool {
        while self.byte(bytes, self.place) == UInt8(ascii: " ") { self.place += 1 }
        guard let byte = self.byte(bytes, self.place) else { return true }
        return byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || self.isSeparator(byte)
    }

    private mutating func isSeparator(_ byte: UInt8) -> Bool {
        if let separator = self.separator { return byte == separator }
        guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: ";") else { return false }
        self.separator = byte
        return true
    }

    private mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        bytes.extracting(range).withUnsafeBufferPointer { self.record.bytes.append(contentsOf: $0) }
    }
}
