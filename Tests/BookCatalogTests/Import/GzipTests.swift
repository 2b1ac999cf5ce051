// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookCatalog

@Suite
struct GzipTests {
    /// `printf '书名\n活着\n' | gzip -n`.
    private static let member: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x03, 0x7B, 0xB2, 0x73, 0xD9, 0xD3, 0x09, 0xBD, 0x5C,
        0xCF, 0xB6, 0xEC, 0x7E, 0x3E, 0xB7, 0x81, 0x0B, 0x00, 0xDF, 0xE1, 0xEE, 0x02, 0x0E, 0x00, 0x00, 0x00,
    ]

    private static let text = Array("书名\n活着\n".utf8)

    private func unpacked(_ bytes: [UInt8], by size: Int) throws -> [UInt8] {
        let decoder = GzipDecoder()
        var rest = bytes[...]
        var text: [UInt8] = []
        while let piece = try decoder.next(from: {
            defer { rest = rest.dropFirst(size) }
            return rest.isEmpty ? nil : Array(rest.prefix(size))
        }) {
            text += piece
        }
        return text
    }

    @Test(arguments: [2, 5, 1000])
    func `members one after another are one text, and zeros behind them nothing`(size: Int) throws {
        #expect(try self.unpacked(Self.member, by: size) == Self.text)
        #expect(try self.unpacked(Self.member + Self.member + [0, 0, 0, 0], by: size) == Self.text + Self.text)
    }

    @Test
    func `what isn't packed passes as it is`() throws {
        #expect(try self.unpacked(Self.text, by: 3) == Self.text)
        #expect(try self.unpacked([], by: 3) == [])
    }

    @Test
    func `data that is cut off or damaged is named`() throws {
        for count in 2..<Self.member.count {
            #expect(throws: ImportError.truncatedGzip) {
                try self.unpacked(Array(Self.member.prefix(count)), by: 1000)
            }
        }
        var damaged = Self.member
        damaged[12] ^= 0xFF
        #expect(throws: ImportError.damagedGzip) { try self.unpacked(damaged, by: 1000) }
        #expect(throws: ImportError.damagedGzip) { try self.unpacked(Self.member + [1, 2, 3], by: 1000) }
    }
}
