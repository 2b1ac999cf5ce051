// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import Foundation
import GRDB
import PostgresClient

/// A table that is copied as it is: how its rows are read from SQLite, and where they go.
struct CopiedTable {
    /// What a column of the target takes.
    enum Column {
        case integer, smallInteger, boolean, text, bytes
        /// A list of integers, read as their text, separated by commas.
        case integers

        /// The value as the target takes it; nil where it is none of the column's.
        func value(_ value: DatabaseValue) -> PostgresValue? {
            if value.isNull { return .null }
            switch self {
            case .integer: return Int64.fromDatabaseValue(value).map { .integer($0) }
            case .smallInteger: return Int16.fromDatabaseValue(value).map { .smallInteger($0) }
            case .boolean: return Bool.fromDatabaseValue(value).map { .boolean($0) }
            case .text: return String.fromDatabaseValue(value).map { .text($0) }
            case .bytes: return Data.fromDatabaseValue(value).map { .bytes(Array($0)) }
            case .integers:
                let text = String.fromDatabaseValue(value) ?? ""
                return .integers(text.split(separator: ",").compactMap { Int64($0) })
            }
        }
    }

    /// What its rows are, for whoever runs the copy.
    let name: String
    /// The rows in SQLite, in the order of the columns.
    let reading: String
    let columns: [Column]
    /// `COPY … FROM STDIN BINARY`, and how the rows are read again: `DECLARE …` and `FETCH …`.
    let copying: StaticString
    let checking: (declaration: StaticString, fetch: StaticString)

    /// Copies all rows, and reads them again.
    /// - Returns: How many they are.
    func copy(from source: Database, to target: CopyTarget, _ progress: (Int) -> Void) throws -> Int {
        var sent = RowDigest()
        let rows = try Row.fetchCursor(source, sql: self.reading)
        try target.session.copy(self.copying, within: CopyTarget.patience) {
            guard let row = try rows.next() else { return nil }
            let values = zip(self.columns, row.databaseValues).compactMap { $0.value($1) }
            guard values.count == self.columns.count else { throw DatabaseCopyError.mismatch(table: self.name) }
            sent.add(values)
            if sent.count % 1000 == 0 { progress(sent.count) }
            return values
        }
        let (declaration, fetch) = self.checking
        guard try target.digest(declaration, fetch, columns: self.columns.count) == sent else {
            throw DatabaseCopyError.mismatch(table: self.name)
        }
        return sent.count
    }
}

#endif
