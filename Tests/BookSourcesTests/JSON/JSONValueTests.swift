// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation
import Testing

@testable import BookSources

@Suite("JSON of somebody else's")
struct JSONValueTests {
    private func value(_ text: String) -> JSONValue? { JSONValue(Data(text.utf8)) }

    @Test func `numbers and texts are the same`() throws {
        let json = try #require(self.value(#"{"a":"12.5","b":12.5,"c":9787121139512,"d":true,"e":"584页","f":-3}"#))
        #expect(json["a"].number == 12.5 && json["b"].number == 12.5)
        #expect(json["c"].isbn == ISBN("9787121139512"))
        #expect(json["d"] == .bool(true) && json["d"].line == nil && json["d"].number == nil)
        #expect(json["e"].count == 584)
        #expect(json["f"].code == -3)
        #expect(json["none"]["deeper"].lines == [])
    }

    @Test(arguments: ["", "null", "1", "\"text\"", "{", "[1,", "<html>", "\u{0}", "{\"a\":1}x"])
    func `what is no whole object or list is nothing`(text: String) {
        #expect(self.value(text) == nil)
    }

    @Test func `lists within lists have an end`() {
        let deep = { (count: Int) in String(repeating: "[", count: count) + String(repeating: "]", count: count) }
        #expect(self.value(deep(64)) != nil)
        #expect(self.value(deep(65)) == nil)
        #expect(self.value(#"{"a":"\#(String(repeating: "[", count: 100))\""}"#) != nil)
    }

    @Test func `texts are fit to be shown`() {
        #expect(FieldText.line(" 浪潮\n\t之巅\u{0}\u{FFFD} ") == "浪潮 之巅")
        #expect(FieldText.line("\u{200B} \u{7}") == nil)
        #expect(FieldText.line(String(repeating: "长", count: 10_000))?.count == 500)
        #expect(FieldText.paragraphs("<p>甲<br>乙</p>\n\n丙") == "甲乙\n丙")
        #expect(FieldText.address("//img.example/x.jpg") == "https://img.example/x.jpg")
        #expect(FieldText.address("https://x.example/\" onclick=") == nil)
    }

    @Test(arguments: [
        ("August 2011", "2011-08"), ("2011-8", "2011-08"), ("c1998", "1998"), ("2017年09月", "2017-09"),
        ("Jan 1, 1990", "1990-01-01"),
    ])
    func `a date of publication is found in free text`(text: String, date: String) {
        #expect(JSONValue.text(text).publicationDate?.description == date)
        #expect(JSONValue.text("no date").publicationDate == nil)
    }
}
