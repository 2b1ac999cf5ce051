// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

extension JSONValue {
    /// What an object has under a name; null where it has nothing, and where this is no object.
    subscript(name: String) -> JSONValue {
        guard case .object(let members) = self else { return .null }
        return members[name] ?? .null
    }

    /// Whether there is anything.
    var exists: Bool { self != .null }

    /// The elements of a list; a single value counts as a list of one.
    var elements: [JSONValue] {
        switch self {
        case .list(let elements): elements
        case .null: []
        default: [self]
        }
    }

    /// The text on one line, numbers being texts too; nil where nothing is left of it.
    var line: String? { self.rawText.flatMap { FieldText.line($0) } }

    /// The text with its paragraphs, without markup.
    var paragraphs: String? { self.rawText.flatMap { FieldText.paragraphs($0) } }

    /// The texts of a list; of objects in it their `name` or `title`.
    var lines: [String] {
        self.elements.prefix(50).compactMap { $0.line ?? $0["name"].line ?? $0["title"].line }
    }

    /// People's names, without their countries and duties.
    var names: [String] { self.lines.map { PersonName.plain($0) }.filter { !$0.isEmpty } }

    /// The number, be it a text or not.
    var number: Double? {
        guard let value = self.rawText.flatMap({ Double($0.filter { $0 != " " }) }), value.isFinite else { return nil }
        return value
    }

    /// The first whole number in it, if it is above 0: 584 of `584页`.
    var count: Int? {
        guard let text = self.rawText else { return nil }
        let digits = text.drop { !("0"..."9").contains($0) }.prefix { ("0"..."9").contains($0) }
        return Int(digits).flatMap { (1...1_000_000_000).contains($0) ? $0 : nil }
    }

    /// The whole number that it is.
    var code: Int? { self.rawText.flatMap { Int($0) } }

    /// An ISBN in any spelling.
    var isbn: ISBN? { self.rawText.flatMap { $0.utf8.count <= 40 ? ISBN($0) : nil } }

    /// The ISBNs of a list.
    var isbns: [ISBN] { self.elements.prefix(500).compactMap(\.isbn) }

    /// An address of the web that may be shown to readers.
    var address: String? { self.rawText.flatMap(FieldText.address) }

    private var rawText: String? {
        switch self {
        case .text(let text), .number(let text): text
        case .object, .list, .bool, .null: nil
        }
    }
}
