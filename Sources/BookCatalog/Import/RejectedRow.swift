// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A row of a file that couldn't become a book.
public struct RejectedRow: Hashable, Sendable {
    /// How many bytes of a row are shown.
    static let shownBytes = 200

    /// Which of the files it is in, counted from 0 in the order in which they are read.
    public let file: Int
    /// The line of the file in which the row begins, counted from 1; in a file without lines, the number of the record.
    public let line: Int
    /// What is wrong with it.
    public let reason: Reason
    /// The beginning of the row, to recognise it by.
    public let text: String

    /// Makes a row.
    package init(file: Int = 0, line: Int, reason: Reason, text: String) {
        self.file = file
        self.line = line
        self.reason = reason
        self.text = text
    }

    /// What is wrong with a row.
    public enum Reason: Error, Hashable, Sendable, Codable {
        /// The ISBN was damaged by a spreadsheet: 9.78751E+12.
        case damagedISBN
        /// What stands for the ISBN isn't one.
        case notISBN(ISBN.Problem)
        /// There is no title.
        case noTitle
        /// The text is neither UTF-8 nor GB18030.
        case unreadableText
        /// The row is longer than a mebibyte.
        case tooLong
        /// A quote of this row is never closed, or is closed within a field.
        case brokenQuote
        /// There is a NUL in the row.
        case nul
        /// What stands there is no JSON object.
        case notJSON
        /// The title has control characters or characters of no script in it.
        case damagedTitle
        /// The file ends in the middle of the row.
        case cutOff
        /// The line of a dump doesn't have five columns, the first of them a type.
        case notDumpLine
        /// The key of a record isn't one of Open Library's.
        case foreignKey
        /// An author has no name.
        case noName
        /// Another record with the same ISBN says more.
        case sameISBN
        /// What stands there is no record of ISO 2709.
        case notMARC
        /// The length that a record of ISO 2709 begins with isn't its length.
        case marcLength
        /// The directory of a record of ISO 2709 points outside of it, or isn't one.
        case marcDirectory
        /// The text is in MARC-8, beyond ASCII.
        case marc8
        /// The record is of a map, a serial, a person or something else that is no book.
        case notBook
    }
}

extension RejectedRow.Reason: CustomStringConvertible {
    /// What to tell the operator.
    public var description: String {
        switch self {
        case .damagedISBN: "ISBN damaged by a spreadsheet"
        case .notISBN(let problem): "no ISBN: \(problem)"
        case .noTitle: "no title"
        case .unreadableText: "text in neither UTF-8 nor GB18030"
        case .tooLong: "longer than 1 MiB"
        case .brokenQuote: "a broken quote"
        case .nul: "a NUL character"
        case .notJSON: "no JSON object"
        case .cutOff: "cut off at the end of the file"
        case .notDumpLine: "not a line of five columns"
        case .foreignKey: "no key of Open Library's"
        case .noName: "an author without a name"
        case .sameISBN: "another record with this ISBN says more"
        case .notMARC: "no record of ISO 2709"
        case .marcLength: "a record of another length than it says"
        case .marcDirectory: "a directory that points outside of the record"
        case .marc8: "text in MARC-8"
        case .notBook: "no book, but another kind of record"
        case .damagedTitle: "control or private-use characters in the title"
        }
    }
}
