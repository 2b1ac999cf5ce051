// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Crypto

/// A picture of a book's cover.
public struct CoverPicture: Hashable, Sendable {
    /// The most bytes that a picture may have: 2 MiB.
    public static let limit = 2 << 20

    /// The picture's bytes, as they came.
    public let bytes: [UInt8]
    /// What they are.
    public let type: PictureType
    /// The same for the same bytes, and another for others: an entity tag without its quotation marks.
    public let tag: String

    /// Takes the bytes of a picture; nil where they are none, or too many.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count <= Self.limit, let type = PictureType(of: bytes) else { return nil }
        self.bytes = bytes
        self.type = type
        self.tag = SHA256.hash(data: bytes).prefix(8)
            .reduce(into: "") { tag, byte in
                tag += (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
    }
}
