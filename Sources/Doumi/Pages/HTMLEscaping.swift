// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Mustache

/// Escapes text for HTML byte by byte.
///
/// To a browser `<` is `<` whatever stands beside it; to Swift it is part of a longer `Character` after U+0600 or before a
/// combining mark, and the template engine's own escaping, which looks at `Character`s, lets such a one through.
struct HTMLEscaping: MustacheContentType {
    /// The text for an element or for an attribute in either kind of quotes.
    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: { Self.reference(of: $0) != nil }) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 32)
        for byte in text.utf8 {
            if let reference = Self.reference(of: byte) {
                bytes.append(contentsOf: reference.utf8)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func reference(of byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }
}
