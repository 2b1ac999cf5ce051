// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a database wasn't copied; the target is then as it was.
public enum DatabaseCopyError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There is no such file.
    case noSource(path: String)
    /// The target has something in it.
    case targetNotEmpty
    /// What stands in a table of the target isn't what was sent there.
    case mismatch(table: String)

    /// The reason in words.
    public var description: String {
        switch self {
        case .noSource(let path): "there is no database \(path)"
        case .targetNotEmpty:
            "the PostgreSQL database isn't empty, so nothing is copied; name a new one (a server or an import that has "
                + "used it has left something there)"
        case .mismatch(let table): "the copy of \(table) isn't what was read, so nothing was kept"
        }
    }
}
