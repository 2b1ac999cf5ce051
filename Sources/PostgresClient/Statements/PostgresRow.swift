// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// A row of a result; columns are counted from 0.
///
/// Each accessor throws ``PostgresError/unexpectedAnswer`` where the column isn't there, or of another type.
public struct PostgresRow {
    let result: PostgresResult
    let number: CInt

    /// A `bigint`, an `integer` or a `smallint`.
    public func integer(_ column: Int) throws(PostgresError) -> Int64 {
        guard let integer = try self.integerIfAny(column) else { throw .unexpectedAnswer }
        return integer
    }

    /// A `bigint`, an `integer` or a `smallint`; nil for no value.
    public func integerIfAny(_ column: Int) throws(PostgresError) -> Int64? {
        guard let bytes = try self.result.bytes(row: self.number, column: column) else { return nil }
        switch bytes.count {
        case 8: return bytes.loadUnaligned(as: Int64.self).bigEndian
        case 4: return Int64(bytes.loadUnaligned(as: Int32.self).bigEndian)
        case 2: return Int64(bytes.loadUnaligned(as: Int16.self).bigEndian)
        default: throw .unexpectedAnswer
        }
    }

    /// A `boolean`.
    public func boolean(_ column: Int) throws(PostgresError) -> Bool {
        guard let bytes = try self.result.bytes(row: self.number, column: column), bytes.count == 1 else {
            throw .unexpectedAnswer
        }
        return bytes[0] != 0
    }

    /// A `double precision`; nil for no value.
    public func doubleIfAny(_ column: Int) throws(PostgresError) -> Double? {
        guard let bytes = try self.result.bytes(row: self.number, column: column) else { return nil }
        guard bytes.count == 8 else { throw .unexpectedAnswer }
        return Double(bitPattern: bytes.loadUnaligned(as: UInt64.self).bigEndian)
    }

    /// A `text`.
    public func text(_ column: Int) throws(PostgresError) -> String {
        guard let text = try self.textIfAny(column) else { throw .unexpectedAnswer }
        return text
    }

    /// A `text`; nil for no value.
    public func textIfAny(_ column: Int) throws(PostgresError) -> String? {
        try self.result.bytes(row: self.number, column: column).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A `bytea`.
    public func bytes(_ column: Int) throws(PostgresError) -> [UInt8] {
        guard let bytes = try self.bytesIfAny(column) else { throw .unexpectedAnswer }
        return bytes
    }

    /// A `bytea`; nil for no value.
    public func bytesIfAny(_ column: Int) throws(PostgresError) -> [UInt8]? {
        try self.result.bytes(row: self.number, column: column).map { Array($0) }
    }
}

#endif
