// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a file can't be imported at all.
public enum ImportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No column of the first line is a title; these are the columns.
    case noTitleColumn([String])
    /// There is nothing in the file.
    case empty
    /// The file is in UTF-16, as some spreadsheets save "Unicode text".
    case utf16

    /// What to tell the operator.
    public var description: String {
        switch self {
        case .noTitleColumn(let columns):
            "the first line names no column for titles (title, 书名 …); it has: \(columns.joined(separator: ", "))"
        case .utf16: "the file is in UTF-16; save it as CSV in UTF-8"
        case .empty: "the file is empty"
        }
    }
}
