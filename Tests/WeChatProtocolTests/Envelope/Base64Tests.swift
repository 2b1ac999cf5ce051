// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import WeChatProtocol

@Suite struct Base64Tests {
    @Test func `every length is encoded as Foundation does, and read back`() throws {
        for length in 0...100 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ length) }
            let text = Base64.encode(bytes.span)
            #expect(text == Array(Data(bytes).base64EncodedData()))
            #expect(Base64.decode(text.span) == bytes)
        }
    }

    @Test func `a character that isn't one of the sixty-four is refused at every place`() {
        for length in [3, 4, 5, 6, 48] {
            let text = Base64.encode([UInt8](repeating: 0xA5, count: length).span)
            for place in text.indices where text[place] != UInt8(ascii: "=") {
                for stranger in ["-", "_", " ", "\n", "=", "\u{0}", "\u{7F}"].flatMap(\.utf8) + [0x80, 0xFF]
                where stranger != UInt8(ascii: "=") || place < text.count - 2 {
                    var broken = text
                    broken[place] = stranger
                    #expect(Base64.decode(broken.span) == nil)
                }
            }
        }
    }
}
