// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import CPostgres

/// What one statement gave: rows, or how many it changed.
public final class PostgresResult {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) { self.result = result }

    deinit { PQclear(self.result) }

    /// How many rows the statement gave.
    public var count: Int { Int(PQntuples(self.result)) }

    /// How many rows it gave, inserted, changed or removed.
    public var changes: Int {
        guard let text = PQcmdTuples(self.result) else { return 0 }
        return Int(String(cString: text)) ?? 0
    }

    /// The rows, in their order.
    public var rows: some RandomAccessCollection<PostgresRow> {
        (0..<self.count).lazy.map { PostgresRow(result: self, number: CInt($0)) }
    }

    /// The only row.
    /// - Throws: ``PostgresError/unexpectedAnswer`` where there isn't exactly one.
    public func row() throws(PostgresError) -> PostgresRow {
        guard self.count == 1 else { throw .unexpectedAnswer }
        return PostgresRow(result: self, number: 0)
    }

    /// The bytes of a column; nil for no value.
    func bytes(row: CInt, column: Int) throws(PostgresError) -> UnsafeRawBufferPointer? {
        guard row < PQntuples(self.result), column >= 0, column < PQnfields(self.result) else {
            throw .unexpectedAnswer
        }
        guard PQgetisnull(self.result, row, CInt(column)) == 0 else { return nil }
        let length = PQgetlength(self.result, row, CInt(column))
        return UnsafeRawBufferPointer(start: PQgetvalue(self.result, row, CInt(column)), count: Int(length))
    }
}

#endif
