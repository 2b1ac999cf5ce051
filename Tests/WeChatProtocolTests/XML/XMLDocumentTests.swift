// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@Suite struct XMLDocumentTests {
    private func root(_ text: String) throws -> XMLElement { try XMLDocument(parsing: Array(text.utf8)).root }

    @Test func `text and CDATA sections are joined`() throws {
        #expect(
            try self.root("<a>one <![CDATA[<two>]]> three<![CDATA[]]><![CDATA[ ]]>four</a>").text
                == "one <two> three four"
        )
    }

    @Test func `a CDATA end split over two sections is read back`() throws {
        #expect(try self.root("<a><![CDATA[x]]]]><![CDATA[>y]]></a>").text == "x]]>y")
        #expect(try self.root("<a><![CDATA[]]]]]]></a>").text == "]]]]")
    }

    @Test func `named, decimal and hexadecimal references are replaced`() throws {
        let text = try self.root("<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#x1F600;&#20320;</a>").text
        #expect(text == "<>&\"'AB😀你")
        #expect(try self.root("<a>&amp;lt;</a>").text == "&lt;")
        #expect(try self.root("<a><![CDATA[&amp;]]></a>").text == "&amp;")
    }

    @Test func `nothing is trimmed`() throws {
        #expect(try self.root("<a> \n\t x \r\n</a>").text == " \n\t x \r\n")
        #expect(try self.root("<a><![CDATA[  ]]></a>").text == "  ")
    }

    @Test func `control characters are kept`() throws {
        let controls = String(String.UnicodeScalarView((1..<0x20).compactMap(Unicode.Scalar.init)))
        #expect(Array(try self.root("<a><![CDATA[\(controls)]]></a>").text.utf8) == Array(controls.utf8))
        #expect(Array(try self.root("<a>\(controls)</a>").text.utf8) == Array(controls.utf8))
        #expect(try self.root("<a>&#1;&#x8;</a>").text == "\u{1}\u{8}")
    }

    @Test func `declaration, byte order mark, comments and instructions are passed over`() throws {
        let document =
            "\u{FEFF}<?xml version='1.0' encoding='UTF-8'?>\n<!-- <a> --><a>x<!-- - -->y<?php <b> ?>z</a><!----> \n"
        #expect(try self.root(document).text == "xyz")
    }

    @Test func `attributes are passed over`() throws {
        let root = try self.root("<a b='>' c = \"'\"><b x='1'/><c /></a>")
        #expect(root.children.map(\.name) == ["b", "c"])
    }

    @Test func `children come in the order of the document, the indentation between them is no text`() throws {
        let root = try self.root("<a>\n  <b>1</b>\n  <c><d/></c>\n  <b>2</b>\n</a>")
        #expect(root.children.map(\.name) == ["b", "c", "b"])
        #expect(root.text == "" && root.isTextEmpty && root.hasChildren)
        #expect(root["b"]?.text == "1")
        #expect(root["c"]?["d"]?.hasChildren == false)
        #expect(root["d"] == nil)
    }

    @Test func `text that was put together before a child leaves no trace`() throws {
        let root = try self.root("<a>x&amp;y<b>1&lt;2</b>&gt;<c>3&gt;2</c></a>")
        #expect(root.text == "")
        #expect(root.children.map(\.text) == ["1<2", "3>2"])
    }

    @Test func `names are found without regard to case and kept as they are`() throws {
        let root = try self.root("<xml><UnionID>u</UnionID><标题>t</标题></xml>")
        #expect(root["UnionId"]?.name == "UnionID")
        #expect(root["unionid"]?.text == "u")
        #expect(root["UnionI"] == nil)
        #expect(root["标题"]?.text == "t")
        // '@' and '`' differ in the same bit as a letter and its capital, but are no letters.
        #expect(try self.root("<a><b_c/></a>")["b\u{7F}c"] == nil)
    }

    @Test func `elements are equal when names, texts and children are`() throws {
        let one = try self.root("<a><b>1</b><c>&lt;</c></a>")
        #expect(one == (try self.root("<a>\n<b><![CDATA[1]]></b>\n<c><![CDATA[<]]></c>\n</a>")))
        #expect(one != (try self.root("<a><c>&lt;</c><b>1</b></a>")))
        #expect(one != (try self.root("<a><b>1</b></a>")))
        #expect(one != (try self.root("<a><b>1</b><c>&lt;</c><d/></a>")))
    }
}
