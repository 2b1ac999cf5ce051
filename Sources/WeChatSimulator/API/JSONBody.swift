// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// Reads the JSON of calls as WeChat does, and writes that of answers.
enum JSONBody {
    /// Reads an object; refuses `\u` escapes, which WeChat doesn't read as what they stand for.
    static func object(_ body: String) throws(APIRefusal) -> [String: Any] {
        guard !body.isEmpty else { throw APIRefusal(44002) }
        guard !body.replacing("\\\\", with: "").contains("\\u") else { throw APIRefusal(40033) }
        guard let object = Self.parse(body) else { throw APIRefusal(47001) }
        return object
    }

    /// Reads an object; nil for anything else.
    static func parse(_ body: String) -> [String: Any]? {
        (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any]
    }

    /// Writes an answer.
    static func text(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
