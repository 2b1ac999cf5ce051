// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// Rows as `COPY … BINARY` reads them.
///
/// https://www.postgresql.org/docs/current/sql-copy.html#id-1.9.55.9.4
struct PostgresCopyRows {
    /// What is to be sent.
    private(set) var bytes: [UInt8] = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8)

    mutating func append(_ row: [PostgresValue]) {
        let values = PostgresParameters(row)
        self.append(Int16(row.count))
        for range in values.ranges {
            guard let range else {
                self.append(Int32(-1))
                continue
            }
            self.append(Int32(range.count))
            self.bytes += values.bytes[range]
        }
    }

    mutating func end() { self.append(Int16(-1)) }

    mutating func removeAll() { self.bytes.removeAll(keepingCapacity: true) }

    private mutating func append(_ integer: some FixedWidthInteger) {
        withUnsafeBytes(of: integer.bigEndian) { self.bytes += $0 }
    }
}

#endif
