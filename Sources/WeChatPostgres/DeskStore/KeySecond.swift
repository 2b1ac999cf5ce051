// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import WeChatBot
import WeChatProtocol

/// The four bytes with which a delivery's key begins: when its push was made, in seconds since 1970.
struct KeySecond: Comparable {
    /// As the table has them.
    let bytes: [UInt8]

    /// The second of a delivery.
    init(_ key: DeliveryKey) { self.bytes = Array(key.bytes.prefix(4)) }

    /// The second of a time.
    init(_ time: WallTime) {
        let second = UInt32(clamping: time.second.rawValue)
        self.bytes = withUnsafeBytes(of: second.bigEndian) { Array($0) }
    }

    /// Takes bytes of a table.
    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Before all deliveries.
    static let first = Self(bytes: [])
    /// Behind all deliveries.
    static let last = Self(bytes: [UInt8](repeating: .max, count: 4))

    /// The second that many before it; the first of all where there is none.
    func earlier(by seconds: UInt32) -> Self {
        guard self.bytes.count == 4 else { return .first }
        let second = self.bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        guard second > seconds else { return .first }
        return withUnsafeBytes(of: (second - seconds).bigEndian) { Self(bytes: Array($0)) }
    }

    static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}

#endif
