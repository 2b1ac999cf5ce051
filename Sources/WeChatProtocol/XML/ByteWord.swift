// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Eight bytes of a text, looked at together in one register.
///
/// The tests are those of Mycroft (“haszero”, “hasless” in Anderson's “Bit Twiddling Hacks”): exact as to whether a byte
/// is among the eight, without saying which.
struct ByteWord {
    static let size = 8
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    private let bits: UInt64

    /// Takes the eight bytes that begin at an offset; they must be there.
    @inline(__always)
    init(_ bytes: Span<UInt8>, at offset: Int) {
        self.bits = bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    @inline(__always)
    var isASCII: Bool { self.bits & Self.highBits == 0 }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        let differences = self.bits ^ (Self.ones &* UInt64(byte))
        return (differences &- Self.ones) & ~differences & Self.highBits != 0
    }

    /// Whether a byte is less than a limit of at most 128.
    @inline(__always)
    func containsByte(below limit: UInt8) -> Bool {
        (self.bits &- Self.ones &* UInt64(limit)) & ~self.bits & Self.highBits != 0
    }
}
