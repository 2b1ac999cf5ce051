// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import WeChatProtocol

@Suite struct ByteWordTests {
    @Test func `a byte is found at each of the eight places, and nothing else is taken for it`() {
        for wanted: UInt8 in [0x00, 0x3E, 0x5D, 0x7F, 0x80, 0xEF, 0xFF] {
            for other in UInt8.min...UInt8.max where other != wanted {
                let none = [UInt8](repeating: other, count: ByteWord.size)
                #expect(!ByteWord(none.span, at: 0).contains(wanted))
            }
            for place in 0..<ByteWord.size {
                var bytes: [UInt8] = [wanted &+ 1, wanted &- 1, wanted ^ 0x80, wanted &+ 1, 1, 0xFE, 0x81, 0x7E]
                bytes = bytes.map { $0 == wanted ? 2 : $0 }
                #expect(!ByteWord(bytes.span, at: 0).contains(wanted))
                bytes[place] = wanted
                #expect(ByteWord(bytes.span, at: 0).contains(wanted))
            }
        }
    }

    @Test func `a byte below a limit is found, whatever stands beside it`() {
        for neighbour: UInt8 in [0x20, 0x7F, 0x80, 0x9F, 0xFF] {
            for byte in UInt8.min...UInt8.max {
                for place in 0..<ByteWord.size {
                    var bytes = [UInt8](repeating: neighbour, count: ByteWord.size)
                    bytes[place] = byte
                    #expect(ByteWord(bytes.span, at: 0).containsByte(below: 0x20) == (byte < 0x20))
                    #expect(ByteWord(bytes.span, at: 0).isASCII == (neighbour < 0x80 && byte < 0x80))
                }
            }
        }
    }

    @Test func `a section's end, a forbidden character and a broken one are found at every distance`() throws {
        for length in 0...40 {
            let text = String(repeating: "a", count: length)
            let document = try XMLDocument(parsing: Array("<x><![CDATA[\(text)]]></x>".utf8))
            #expect(document.root.text == text)
            for forbidden in ["\u{1}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"] {
                #expect(XMLCharacters.removingForbidden(from: text + forbidden + "b") == text + "b")
                #expect(XMLCharacters.removingForbidden(from: text + forbidden) == text)
            }
            for end in ["b", "", "aaaaaaaaaaaaaaaaaaa"] {
                #expect(UTF8Check.firstInvalid(in: (Array(text.utf8) + [0xFF] + Array(end.utf8)).span) == length)
                #expect(UTF8Check.firstInvalid(in: Array((text + "书" + end).utf8).span) == nil)
            }
        }
    }
}
