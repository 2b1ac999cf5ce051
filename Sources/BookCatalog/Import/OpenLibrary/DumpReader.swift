// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Reads the lines of one file of Open Library's dumps piece by piece, holding no more than one line and one piece.
package struct DumpReader: Sendable {
    /// A record may have a mebibyte.
    private static let longestLine = 1 << 20

    /// Records, and lines that are none.
    package struct Lines: Sendable {
        /// Each with its line, counted from 1.
        package var records: [(record: DumpedRecord, line: Int)] = []
        package var rejected: [RejectedRow] = []
        /// How many lines of the file are read by now.
        package var count = 0

        /// No lines.
        package init() {}
    }

    /// How many lines are still to be passed over.
    private var linesToSkip: Int
    private var line = 0
    private var buffer: [UInt8] = []
    private var isSkipping = false

    /// Begins at the start of a file.
    ///
    /// - Parameter lines: How many lines an earlier run has taken.
    package init(skipping lines: Int) { self.linesToSkip = lines }

    /// Takes the next bytes, and adds the lines that they complete.
    package mutating func read(_ bytes: [UInt8], into lines: inout Lines) {
        if self.buffer.isEmpty { self.buffer = bytes } else { self.buffer.append(contentsOf: bytes) }
        var start = 0
        while let end = self.buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
            self.take(start..<end, into: &lines)
            start = end + 1
        }
        if start > 0 { self.buffer.removeFirst(start) }
        if self.buffer.count > Self.longestLine {
            // Its beginning is enough to name it by.
            self.isSkipping = true
            self.buffer.removeSubrange(RejectedRow.shownBytes...)
        }
        lines.count = self.line
    }

    /// Makes sure that the file is whole.
    ///
    /// - Throws: ``ImportError/truncatedDump``: the last line of a dump ends as the others do; ``ImportError/emptyDump``.
    package func finish() throws(ImportError) {
        guard self.buffer.isEmpty else { throw .truncatedDump }
        guard self.line > 0 else { throw .emptyDump }
    }

    private mutating func take(_ range: Range<Int>, into lines: inout Lines) {
        self.line += 1
        defer { self.isSkipping = false }
        guard self.linesToSkip == 0 else {
            self.linesToSkip -= 1
            return
        }
        var range = range
        if range.last.map({ self.buffer[$0] == UInt8(ascii: "\r") }) ?? false { range = range.dropLast() }
        guard !range.isEmpty else { return }
        do throws(RejectedRow.Reason) {
            guard !self.isSkipping, range.count <= Self.longestLine else { throw .tooLong }
            lines.records.append((try DumpedRecord(line: self.buffer, in: range), self.line))
        } catch {
            let text = String(decoding: self.buffer[range].prefix(RejectedRow.shownBytes), as: UTF8.self)
            lines.rejected.append(RejectedRow(line: self.line, reason: error, text: text))
        }
    }
}
