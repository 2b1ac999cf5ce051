// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import GRDBSQLite

/// The row that a statement stands at; its columns are numbered from 0.
package struct BoundRow {
    let statement: OpaquePointer

    package func integer(_ column: Int) -> Int? { self.isNull(column) ? nil : self.number(column) }

    package func double(_ column: Int) -> Double? {
        self.isNull(column) ? nil : sqlite3_column_double(self.statement, Int32(column))
    }

    package func text(_ column: Int) -> String? {
        self.withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    /// A text as bytes of UTF-8.
    package func bytes(_ column: Int) -> [UInt8]? { self.withBytes(column) { Array($0) } }

    /// A number where there always is one; 0 for NULL.
    package func number(_ column: Int) -> Int { Int(sqlite3_column_int64(self.statement, Int32(column))) }

    private func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(self.statement, Int32(column)) == SQLITE_NULL
    }

    private func withBytes<Value>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value? {
        guard let bytes = sqlite3_column_text(self.statement, Int32(column)) else { return nil }
        let count = Int(sqlite3_column_bytes(self.statement, Int32(column)))
        return body(UnsafeRawBufferPointer(start: bytes, count: count))
    }
}
