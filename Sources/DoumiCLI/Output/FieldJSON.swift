// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// A tree of fields as JSON: texts, objects, and arrays where an element occurs several times.
struct FieldJSON: Encodable {
    private let tree: FieldTree

    init(_ tree: FieldTree) { self.tree = tree }

    func encode(to encoder: any Encoder) throws {
        switch self.tree {
        case .text(let text):
            var container = encoder.singleValueContainer()
            try container.encode(text)
        case .list(let values):
            var container = encoder.unkeyedContainer()
            for value in values { try container.encode(FieldJSON(value)) }
        case .object(let entries):
            var container = encoder.container(keyedBy: Name.self)
            for entry in entries { try container.encode(FieldJSON(entry.value), forKey: Name(stringValue: entry.name)) }
        }
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }
}
