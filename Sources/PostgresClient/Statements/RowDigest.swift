// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// A checksum of rows, whatever their order: the same rows on their way into a table and out of it have the same.
public struct RowDigest: Hashable, Sendable {
    /// How many rows it is of.
    public private(set) var count = 0
    private var sum: UInt64 = 0

    /// Makes the checksum of no row.
    public init() {}

    /// Adds a row that is sent to the server.
    public mutating func add(_ row: [PostgresValue]) {
        let values = PostgresParameters(row)
        self.add { hash in
            values.bytes.withUnsafeBytes { bytes in
                for range in values.ranges { hash.add(range.map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }) }
            }
        }
    }

    /// Adds a row that comes from the server.
    /// - Throws: ``PostgresError/unexpectedAnswer`` where it has fewer columns.
    public mutating func add(_ row: PostgresRow, columns: Int) throws(PostgresError) {
        var hash = Hash()
        for column in 0..<columns { hash.add(try row.result.bytes(row: row.number, column: column)) }
        self.add { $0 = hash }
    }

    private mutating func add(_ body: (inout Hash) -> Void) {
        var hash = Hash()
        body(&hash)
        self.sum &+= hash.value
        self.count += 1
    }

    /// FNV-1a over lengths and bytes: what is to be found is a fault, not a forgery.
    private struct Hash {
        private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

        mutating func add(_ bytes: UnsafeRawBufferPointer?) {
            self.mix(UInt64(bitPattern: Int64(bytes?.count ?? -1)))
            for byte in bytes ?? UnsafeRawBufferPointer(start: nil, count: 0) { self.mix(UInt64(byte)) }
        }

        private mutating func mix(_ value: UInt64) { self.value = (self.value ^ value) &* 0x100_0000_01B3 }
    }
}

#endif
