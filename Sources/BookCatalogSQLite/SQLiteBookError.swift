// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a catalogue in SQLite can't be opened.
public enum SQLiteBookError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A newer version of this package has written it; these migrations are unknown here.
    case newerSchema([String])

    /// What to tell the operator.
    public var description: String {
        switch self {
        case .newerSchema(let names):
            "the catalogue was written by a newer version of this program (\(names.joined(separator: ", "))); "
                + "run that version, or use another file"
        }
    }
}
