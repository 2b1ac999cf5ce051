// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A row of a file that couldn't become a book.
public struct RejectedRow: Hashable, Sendable {
    /// How many bytes of a row are shown.
    static let shownBytes = 200

    /// The line of the file in which the row begins, counted from 1.
    public let line: Int
    /// What is wrong with it.
    public let reason: Reason
    /// The beginning of the row, to recognise it by.
    public let text: String

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
        case .damagedTitle: "control or private-use characters in the title"
        }
    }
}
