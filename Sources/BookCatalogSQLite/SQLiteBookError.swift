// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import SQLiteAccess

/// Why a catalogue in SQLite can't be opened.
public enum SQLiteBookError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A newer version of this package has written it; these migrations are unknown here.
    case newerSchema([String])
    /// The file is another program's.
    case foreign(path: String)
    /// The file can't be opened or written; the reason in SQLite's words.
    case unusable(path: String, reason: String)

    init(path: String, _ error: any Error) {
        switch error {
        case let error as SQLiteBookError: self = error
        case is DatabaseFile.Foreign: self = .foreign(path: path)
        default: self = .unusable(path: path, reason: (error as? DatabaseError)?.message ?? "\(error)")
        }
    }

    /// What to tell the operator.
    public var description: String {
        switch self {
        case .newerSchema(let names):
            "the catalogue was written by a newer version of this program (\(names.joined(separator: ", "))); "
                + "run that version, or use another file"
        case .foreign(let path): "the catalogue \(path) belongs to another program; move that file away"
        case .unusable(let path, let reason): "the catalogue \(path) can't be used: \(reason)"
        }
    }
}
