// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension Unicode.Scalar {
    /// The character in half width: `A` for `Ａ`; any other as it is.
    package var halfWidth: Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(self.value) else { return self }
        return Unicode.Scalar(self.value - 0xFEE0) ?? self
    }

    /// Whether it shows nothing and takes no room: byte order marks, zero-width spaces, marks of direction.
    package var isZeroWidth: Bool {
        switch self.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// Whether it is a space of any width, a line end or a control character.
    package var isBlank: Bool {
        switch self.value {
        case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
}
