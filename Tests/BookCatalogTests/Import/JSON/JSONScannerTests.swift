// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import BookCatalog

@Suite
struct JSONScannerTests {
    private func text(_ json: String) throws -> String? {
        let bytes = Array("xx\(json)yy".utf8)
        var scanner = JSONScanner(bytes, in: 2..<bytes.count - 2)
        let text = try scanner.text()
        return scanner.isAtEnd ? text : nil
    }

    private func isValid(_ json: String) -> Bool {
        var scanner = JSONScanner(Array(json.utf8), in: 0..<json.utf8.count)
        return (try? scanner.skip()) != nil && scanner.isAtEnd
    }

    @Test(arguments: [
        #""""#, #""浪潮\u4e4b\u5DC5""#, #""a\"b\\c\/d""#, #""\ud83d\ude00 😀""#, #""\n""#, #"  "blank"  "#,
    ])
    func `a text is what Foundation reads`(json: String) throws {
        #expect(try self.text(json) == JSONDecoder().decode(String.self, from: Data(json.utf8)))
    }

    @Test
    func `half a surrogate pair and control characters do no harm`() throws {
        #expect(try self.text(#""a\ud83dz""#) == "a\u{FFFD}z")
        #expect(try self.text(#""a\ude00\ud83d\u0041""#) == "a\u{FFFD}\u{FFFD}A")
        #expect(try self.text(#""a\u0000\u0085b""#) == "a  b")
    }

    @Test(arguments: [
        "{}", "[]", "[1,2.5e-3,-4]", #"{"a":[{"b":null},true,false],"c":"}"}"#, " [ ] ", #"{"a" : 1 , "b" : "\\"}"#,
        "{", "}", "[1 2]", #"{"a"}"#, #"{"a":}"#, "{1:2}", #"{"a":1"b":2}"#, "nul", "tru",
        "truex",
        #""open"#, #""a\"#, #""a\x""#, #""a\u12g4""#, #""a\u12"#, "\"tab\there\"", "", "[", "{\"a\":1}}", ",", "'a'",
    ])
    func `what is JSON and what isn't is what Foundation says`(json: String) {
        // A text that is passed over isn't read, so its escapes are nobody's matter.
        let isRead = json.hasPrefix("\"") ? (try? self.text(json)) ?? nil != nil : self.isValid(json)
        let isJSON = (try? JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)) != nil
        #expect(isRead == isJSON)
    }

    @Test
    func `what is cut anywhere is no JSON, and nothing is read behind its end`() {
        let json = #"{"title":"浪潮\u4e4b\\","authors":[{"author":{"key":"/authors/OL1A"}}],"n":[1,true,null]}"#
        let bytes = Array(json.utf8)
        #expect(self.isValid(json))
        for end in 0..<bytes.count {
            var scanner = JSONScanner(bytes, in: 0..<end)
            #expect((try? scanner.skip()) == nil)
        }
    }

    @Test(arguments: ["[1,]", #"{"a":1,}"#])
    func `a comma with nothing behind it is no JSON, other than for Foundation`(json: String) {
        #expect(!self.isValid(json))
    }

    @Test
    func `nesting has an end`() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(self.isValid(nested(64)))
        #expect(!self.isValid(nested(65)))
        #expect(!self.isValid(String(repeating: "{\"a\":", count: 100_000)))
    }
}
