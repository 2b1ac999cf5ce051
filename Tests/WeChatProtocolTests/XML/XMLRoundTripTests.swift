// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatProtocol

@Suite struct XMLRoundTripTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `whatever tree is written, in whatever spelling, the same tree is read`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let model = XMLModel.random(depth: 4, using: &random)
        let document = Array(model.document(using: &random).utf8)
        let root = try XMLDocument(parsing: document).root
        #expect(XMLModel(root) == model, "\(String(decoding: document, as: UTF8.self))")
    }
}

/// An element as the tests build one: children or a text, never both.
private struct XMLModel: Equatable {
    var name: String
    var text = ""
    var children: [XMLModel] = []

    init(name: String) { self.name = name }

    init(_ element: XMLElement) {
        self.name = element.name
        self.text = element.text
        self.children = element.children.map { XMLModel($0) }
    }

    static func random(depth: Int, using random: inout SplitMix64) -> XMLModel {
        var model = XMLModel(
            name: ["xml", "item", "Item", "a", "标题", "List", "x-1.2", "_:b"].randomElement(using: &random) ?? "a"
        )
        if depth > 1, Bool.random(using: &random) {
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                model.children.append(Self.random(depth: depth - 1, using: &random))
            }
        } else {
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                model.text += Self.pieces.randomElement(using: &random) ?? ""
            }
        }
        return model
    }

    private static let pieces = [
        "a", " ", "\n", "\t", "\r", "<", ">", "&", "]", "]]", "]]>", "\"", "'", "你好", "😀", "é", "\u{1}", "\u{1F}",
        "\u{7F}",
        "&amp;", "<![CDATA[", "-->", "\u{FFFD}", "\u{2028}", "9007199254740993",
    ]

    /// The tree as text, each part in a spelling chosen by chance.
    func document(using random: inout SplitMix64) -> String {
        let head = ["", "\u{FEFF}", "<?xml version=\"1.0\"?>\n", "<!-- - -->"].randomElement(using: &random) ?? ""
        return head + self.element(using: &random) + (Bool.random(using: &random) ? "\n<!-- end -->" : "")
    }

    private func element(using random: inout SplitMix64) -> String {
        let attributes = Int.random(in: 0..<8, using: &random) == 0 ? " a='>' b=\"/\"" : ""
        if self.text.isEmpty, self.children.isEmpty, Bool.random(using: &random) {
            return "<\(self.name)\(attributes)/>"
        }
        var content = ""
        for child in self.children {
            if Bool.random(using: &random) { content += "\n  " }
            if Int.random(in: 0..<6, using: &random) == 0 { content += "<!-- <x> & -->" }
            content += child.element(using: &random)
        }
        if !self.children.isEmpty, Bool.random(using: &random) { content += "\n" }
        var rest = Substring(self.text)
        while !rest.isEmpty {
            let count = Int.random(in: 1...rest.unicodeScalars.count, using: &random)
            let part = Substring(rest.unicodeScalars.prefix(count))
            rest = Substring(rest.unicodeScalars.dropFirst(count))
            content += Self.spelling(of: part, using: &random)
        }
        return "<\(self.name)\(attributes)>\(content)</\(self.name)\(Bool.random(using: &random) ? "" : " ")>"
    }

    private static func spelling(of part: Substring, using random: inout SplitMix64) -> String {
        if Int.random(in: 0..<8, using: &random) == 0 {
            return "<!-- ]]> -->" + Self.spelling(of: part, using: &random)
        }
        if Bool.random(using: &random) {
            return "<![CDATA[\(part.replacing("]]>", with: "]]]]><![CDATA[>"))]]>"
        }
        return part.unicodeScalars
            .map { scalar in
                switch Int.random(in: 0..<4, using: &random) {
                case 0: return "&#\(scalar.value);"
                case 1: return "&#x\(String(scalar.value, radix: 16, uppercase: Bool.random(using: &random)));"
                default: break
                }
                switch scalar {
                case "<": return "&lt;"
                case "&": return "&amp;"
                case ">": return "&gt;"
                case "\"": return "&quot;"
                case "'": return "&apos;"
                default: return String(scalar)
                }
            }
            .joined()
    }
}
