// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDB
import SQLiteAccess

/// Why a database can't be used, in one line for its operator.
public enum WeChatDatabaseError: Error, Equatable, CustomStringConvertible {
    /// The file can't be opened or written; the reason in SQLite's words.
    case unusable(path: String, reason: String)
    /// The file is another program's.
    case foreign(path: String)
    /// The tables were written by a newer version of this software.
    case newer
    /// Another process serves from the file; its number, where it is known.
    case served(path: String, process: Int?)

    /// What an error of anybody's means for the file at a path; one of these stays what it is.
    init(path: String, _ error: any Error) {
        switch error {
        case let error as Self: self = error
        case is DatabaseFile.Foreign: self = .foreign(path: path)
        default: self = .unusable(path: path, reason: Self.reason(error))
        }
    }

    /// What an error of the database is, in SQLite's words, without its statement.
    public static func reason(_ error: any Error) -> String { (error as? DatabaseError)?.message ?? "\(error)" }

    /// The reason in words.
    public var description: String {
        switch self {
        case .unusable(let path, let reason): "the database \(path) can't be used: \(reason)"
        case .served(let path, let process):
            "the database \(path) is in use by another server" + (process.map { " (process \($0))" } ?? "")
        case .foreign(let path): "the database \(path) belongs to another program; name another file (database.url)"
        case .newer: "the database was written by a newer version of this software; use that version, or another file"
        }
    }
}
