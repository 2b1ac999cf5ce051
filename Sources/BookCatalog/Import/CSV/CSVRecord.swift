// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// One record of a CSV file, quotes removed.
struct CSVRecord: Sendable {
    /// What is wrong with a record.
    enum Problem: Sendable {
        /// It is longer than ``CSVReader/longestRecord``.
        case tooLong
        /// A quote is never closed, or is closed within a field.
        case brokenQuote
    }

    /// The line in which it begins, counted from 1.
    let line: Int
    /// The bytes of all fields, one after another; of a record with a problem, its beginning.
    var bytes: [UInt8] = []
    /// Where in `bytes` each field ends.
    var ends: [Int] = []
    var problem: Problem?
    /// Whether the file ends before a line end follows; then it may end too early.
    var isOpen = false

    /// Where the fields stand.
    var ranges: [Range<Int>] {
        var start = 0
        return self.ends.map { end in
            defer { start = end }
            return start..<end
        }
    }

    /// Whether it is an empty line, or one of separators alone.
    var isEmpty: Bool { self.bytes.isEmpty && self.problem == nil }
}
