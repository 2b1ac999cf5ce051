// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a file can't be imported at all.
public enum ImportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No column of the first line is a title; these are the columns.
    case noTitleColumn([String])
    /// There is nothing in the file.
    case empty

    /// What to tell the operator.
    public var description: String {
        switch self {
        case .noTitleColumn(let columns):
            "the first line names no column for titles (title, 书名 …); it has: \(columns.joined(separator: ", "))"
        case .empty: "the file is empty"
        }
    }
}
