// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// The parameters of a statement, encoded one behind the other.
struct PostgresParameters: Sendable {
    /// The object identifiers of the types that arrays may have, from `pg_type.dat`.
    private enum TypeID {
        static let bytes: Int32 = 17
        static let integer: Int32 = 20
        static let text: Int32 = 25
    }

    private(set) var bytes: [UInt8] = []
    /// Where each begins and ends; nil for none.
    private(set) var ranges: [Range<Int>?] = []

    init(_ values: [PostgresValue]) {
        self.ranges.reserveCapacity(values.count)
        for value in values {
            let start = self.bytes.count
            switch value {
            case .null:
                self.ranges.append(nil)
                continue
            case .integer(let integer): self.append(integer)
            case .smallInteger(let integer): self.append(integer)
            case .double(let double): self.append(double.bitPattern)
            case .boolean(let boolean): self.bytes.append(boolean ? 1 : 0)
            case .text(let text): self.append(text)
            case .bytes(let bytes): self.bytes += bytes
            case .integers(let integers): self.append(integers, of: TypeID.integer) { $0.append($1) }
            case .texts(let texts): self.append(texts, of: TypeID.text) { $0.append($1) }
            case .byteStrings(let strings): self.append(strings, of: TypeID.bytes) { $0.bytes += $1 }
            }
            self.ranges.append(start..<self.bytes.count)
        }
    }

    private mutating func append(_ integer: some FixedWidthInteger) {
        withUnsafeBytes(of: integer.bigEndian) { self.bytes += $0 }
    }

    private mutating func append(_ text: String) {
        if text.utf8.contains(0) {
            for byte in text.utf8 { if byte == 0 { self.bytes += "\u{FFFD}".utf8 } else { self.bytes.append(byte) } }
        } else {
            self.bytes += text.utf8
        }
    }

    /// An array: its dimensions, whether it has nulls, the elements' type; of its dimension the length and the first
    /// index; then each element behind its length.
    private mutating func append<Element>(
        _ elements: [Element],
        of type: Int32,
        _ encode: (inout Self, Element) -> Void
    ) {
        for number in [elements.isEmpty ? 0 : 1, 0, type] as [Int32] { self.append(number) }
        guard !elements.isEmpty else { return }
        for number in [Int32(elements.count), 1] { self.append(number) }
        for element in elements {
            let start = self.bytes.count
            self.append(Int32(0))
            encode(&self, element)
            let length = Int32(self.bytes.count - start - 4)
            withUnsafeBytes(of: length.bigEndian) { self.bytes.replaceSubrange(start..<start + 4, with: $0) }
        }
    }
}

#endif
