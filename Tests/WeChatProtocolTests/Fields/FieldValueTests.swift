// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@Suite struct FieldValueTests {
    private func element(_ text: String) throws -> XMLElement {
        try XMLDocument(parsing: Array("<a><![CDATA[\(text)]]></a>".utf8)).root
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("+7", 7), (" \n42\t", 42), ("007", 7), ("9007199254740993", 9_007_199_254_740_993),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775808", nil),
            ("-9223372036854775809", nil), ("99999999999999999999999", nil), ("", nil), (" ", nil), ("-", nil),
            ("1.0", nil),
            ("1e3", nil), ("0x10", nil), ("4 2", nil), ("--1", nil), ("٣", nil),
        ] as [(String, Int64?)]
    )
    func `whole numbers are read beyond 2^53, and never wrap`(text: String, expected: Int64?) throws {
        #expect(Int64(field: try self.element(text)) == expected)
    }

    @Test(
        arguments: [
            ("18446744073709551615", .max), ("18446744073709551616", nil), ("-1", nil),
            ("24680135791357901", 24_680_135_791_357_901),
        ] as [(String, UInt64?)]
    )
    func `a MsgId has all of 64 bits`(text: String, expected: UInt64?) throws {
        #expect(MessageID(field: try self.element(text))?.rawValue == expected)
    }

    @Test(
        arguments: [
            ("31.230416", 31.230416), ("65.000000", 65), (" -0.5 ", -0.5), ("1e3", 1000), ("inf", nil), ("nan", nil),
            ("0x1p3", nil),
            ("1e999", nil), ("", nil), ("12,5", nil), ("1.2.3", nil), ("e", nil),
        ] as [(String, Double?)]
    )
    func `decimal numbers are read, and nothing else that Swift would take for one`(text: String, expected: Double?)
        throws
    {
        #expect(Double(field: try self.element(text)) == expected)
    }

    @Test(
        arguments: [
            ("1", true), ("0", false), ("true", true), ("False", false), (" 1 ", true), ("2", nil), ("yes", nil),
            ("", nil),
        ] as [(String, Bool?)]
    )
    func `truth values come as digits or as words`(text: String, expected: Bool?) throws {
        #expect(Bool(field: try self.element(text)) == expected)
    }
}
