// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What makes a file the same one when an import of it is taken up again: its size and how it begins.
public struct ImportID: Hashable, Sendable, CustomStringConvertible {
    /// How many of the first bytes count.
    public static let headSize = 1 << 16

    /// The identity as text, to be kept: `csv-144671676-9f3a…`.
    public let description: String

    /// Identifies a file.
    ///
    /// - Parameters:
    ///   - kind: The format and whatever else decides what the rows of the file are.
    ///   - size: The file's size; `nil` for a stream.
    ///   - head: The first bytes, ``headSize`` of them or all.
    public init(kind: String, size: Int?, head: [UInt8]) {
        // FNV-1a: nobody is to be kept from making two files that look the same.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in head.prefix(Self.headSize) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        self.description = "\(kind)-\(size.map { "\($0)" } ?? "stream")-\(String(hash, radix: 16))"
    }
}
