// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@Suite struct XMLErrorTests {
    private func error(_ bytes: [UInt8], _ limits: XMLLimits = XMLLimits()) -> XMLError? {
        do {
            _ = try XMLDocument(parsing: bytes, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            ("", .empty, 0),
            (" \n ", .empty, 3),
            ("\u{FEFF}", .empty, 3),
            ("x<a/>", .outsideRoot, 0),
            ("{\"a\":1}", .outsideRoot, 0),
            ("<a/>x", .outsideRoot, 4),
            ("<a/><b/>", .outsideRoot, 4),
            ("<![CDATA[x]]><a/>", .outsideRoot, 0),
            ("<a/><![CDATA[x]]>", .outsideRoot, 4),
            ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", .doctype, 0),
            ("<?xml version='1.0'?><!doctype a><a/>", .doctype, 21),
            ("<a><!ENTITY x 'y'></a>", .doctype, 3),
            ("<a>", .syntax, 3),
            ("<a", .syntax, 2),
            ("<", .syntax, 1),
            ("</a>", .syntax, 1),
            ("<1a/>", .syntax, 1),
            ("< a/>", .syntax, 1),
            ("<a b></a>", .syntax, 4),
            ("<a b=c></a>", .syntax, 5),
            ("<a b='1'c='2'/>", .syntax, 8),
            ("<a b='<'/>", .syntax, 6),
            ("<a/ >", .syntax, 3),
            ("<a></a", .syntax, 6),
            ("<a></a x>", .syntax, 7),
            ("<a><!-- x</a>", .syntax, 13),
            ("<a><![CDATA[x]]</a>", .syntax, 19),
            ("<a><?x</a>", .syntax, 10),
            ("<a></b>", .mismatchedTag, 3),
            ("<a></A>", .mismatchedTag, 3),
            ("<a><b></a></b>", .mismatchedTag, 6),
            ("<a>&nbsp;</a>", .badReference, 3),
            ("<a>x & y</a>", .badReference, 5),
            ("<a>&;</a>", .badReference, 3),
            ("<a>&#;</a>", .badReference, 3),
            ("<a>&#x;</a>", .badReference, 3),
            ("<a>&#0;</a>", .badReference, 3),
            ("<a>&#xD800;</a>", .badReference, 3),
            ("<a>&#x110000;</a>", .badReference, 3),
            ("<a>&#99999999999;</a>", .badReference, 3),
            ("<a>&#1a;</a>", .badReference, 3),
            ("<a>&AMP;</a>", .badReference, 3),
            ("<a>&lt</a>", .badReference, 3),
        ] as [(String, XMLError.Reason, Int)]
    )
    func `what isn't well-formed is refused where it stands`(document: String, reason: XMLError.Reason, offset: Int) {
        #expect(self.error(Array(document.utf8)) == XMLError(reason, at: offset))
    }

    @Test(
        arguments: [
            ([0x80], 0), ([0xC0, 0xAF], 0), ([0xC3], 0), ([0xE0, 0x80, 0x80], 0), ([0xED, 0xA0, 0x80], 0),
            ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0xE4, 0xBD], 0), ([0xF0, 0x9F, 0x98], 0),
            ([0x41, 0xC3, 0xA9, 0xE4, 0xBD, 0xA0, 0xFF], 6), ([0xE4, 0xBD, 0x41], 0), ([0xFE], 0),
        ] as [([UInt8], Int)]
    )
    func `bytes that aren't UTF-8 are refused where they stand`(text: [UInt8], offset: Int) {
        let document = Array("<a>".utf8) + text + Array("</a>".utf8)
        #expect(self.error(document) == XMLError(.notUTF8, at: 3 + offset))
    }

    @Test func `the limits hold exactly`() {
        let nested = Array("<a><b><c/></b></a>".utf8)
        #expect(self.error(nested, XMLLimits(bytes: 18, depth: 3, elements: 3)) == nil)
        #expect(self.error(nested, XMLLimits(bytes: 17)) == XMLError(.tooLarge, at: 17))
        #expect(self.error(nested, XMLLimits(depth: 2)) == XMLError(.tooDeep, at: 6))
        #expect(self.error(nested, XMLLimits(elements: 2)) == XMLError(.tooManyElements, at: 6))
        #expect(self.error(nested, XMLLimits(depth: 0)) == XMLError(.tooDeep, at: 0))
    }

    @Test func `the default limits stop a tower and a flood`() {
        let tower = Array(String(repeating: "<a>", count: 100_000 / 3).utf8)
        #expect(self.error(tower)?.reason == .tooDeep)
        let flood = Array("<a>\(String(repeating: "<b/>", count: 5000))</a>".utf8)
        #expect(self.error(flood)?.reason == .tooManyElements)
        #expect(self.error([UInt8](repeating: 0x20, count: 300_000))?.reason == .tooLarge)
    }

    @Test(arguments: ["msg-text-multiline.xml", "msg-text-emoji-entities.xml", "event-masssendjobfinish-copyright.xml"])
    func `a document that breaks off anywhere is refused, and nothing worse`(file: String) throws {
        let bytes = try Example.bytes(of: file)
        let end = try #require(bytes.lastIndex(of: UInt8(ascii: ">")))
        for length in 0...end { #expect(self.error(Array(bytes[..<length])) != nil) }
        #expect(self.error(Array(bytes[...end])) == nil)
    }

    @Test func `a document with any one byte changed is read or refused, and nothing worse`() throws {
        let bytes = try Example.bytes(of: "msg-text-emoji-entities.xml")
        for position in bytes.indices {
            for replacement in [0, 0x26, 0x3C, 0x3E, 0x21, 0x5D, 0x80, 0xFF] as [UInt8] {
                var changed = bytes
                changed[position] = replacement
                if let document = try? XMLDocument(parsing: changed) { _ = IncomingMessage(from: document.root).value }
            }
        }
    }

    @Test func `an error tells the reason and the offset, and nothing of the document`() {
        #expect(XMLError(.mismatchedTag, at: 7).description == "XML: mismatchedTag at byte 7")
    }
}
