// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Lower-case hexadecimal digits.
enum Hex {
    /// Two ASCII digits for each byte.
    static func bytes(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 2 * bytes.count) { digits, count in
            for byte in bytes {
                digits[count] = self.digit(byte >> 4)
                digits[count + 1] = self.digit(byte & 15)
                count += 2
            }
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
