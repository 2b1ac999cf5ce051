// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How the values of Open Library's records are written, in all the forms that there have been.
extension JSONScanner {
    private static let longestLine = 1000
    private static let longestText = 4000

    /// A text of one line; `nil` where there is none.
    mutating func line() throws(Failure) -> String? {
        guard let text = try self.text() else { return nil }
        return Self.cut(text, to: Self.longestLine)
    }

    /// A text of several lines, alone or as `{"type": "/type/text", "value": …}`.
    mutating func paragraphs() throws(Failure) -> String? {
        guard try self.isObject else { return try self.text().flatMap { Self.cut($0, to: Self.longestText) } }
        var value: String?
        try self.object { scanner, key throws(Failure) in
            if key == "value" { value = try scanner.text() } else { try scanner.skip() }
        }
        return value.flatMap { Self.cut($0, to: Self.longestText) }
    }

    /// The texts of a list, also where they stand as `{"value": …}` or `{"name": …}`; twenty at the most.
    mutating func lines() throws(Failure) -> [String] {
        var lines: [String] = []
        try self.elements { scanner throws(Failure) in
            var line: String?
            if try scanner.isObject {
                try scanner.object { scanner, key throws(Failure) in
                    if key == "value" || key == "name" { line = try scanner.line() } else { try scanner.skip() }
                }
            } else {
                line = try scanner.line()
            }
            if let line, lines.count < 20 { lines.append(line) }
        }
        return lines
    }

    /// The last parts of keys, `OL1W` of `{"key": "/works/OL1W"}`, `"/works/OL1W"` or `{"author": {"key": …}}`.
    mutating func keys() throws(Failure) -> [String] {
        var keys: [String] = []
        try self.elements { scanner throws(Failure) in
            if let key = try scanner.key(), keys.count < 50 {
                keys.append(key.split(separator: "/").last.map(String.init) ?? key)
            }
        }
        return keys
    }

    private mutating func key() throws(Failure) -> String? {
        guard try self.isObject else { return try self.text() }
        var found: String?
        try self.object { scanner, name throws(Failure) in
            switch name {
            case "key": found = try scanner.text()
            case "author": found = try scanner.key()
            default: try scanner.skip()
            }
        }
        return found
    }

    private static func cut(_ text: String, to length: Int) -> String? {
        let text = SearchWords.trimmed(text.utf8.count > length ? String(text.unicodeScalars.prefix(length)) : text)
        return text.isEmpty ? nil : text
    }
}
