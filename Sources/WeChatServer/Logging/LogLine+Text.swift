// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging

extension LogLine {
    /// The line for people, with its end.
    var text: String {
        var line = "\(self.time) \(self.level.rawValue)"
        line += String(repeating: " ", count: max(1, 9 - self.level.rawValue.utf8.count))
        if !self.label.isEmpty { line += "\(self.label): " }
        Self.append(self.message, to: &line, quoted: false)
        for field in self.fields {
            line += " \(field.key)="
            let value = field.value.description
            Self.append(value, to: &line, quoted: Self.needsQuotes(value))
        }
        line += "\n"
        return line
    }

    /// Whether a value would run into its neighbours.
    private static func needsQuotes(_ value: String) -> Bool {
        value.isEmpty || value.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "=") }
    }

    /// Appends a text with control characters escaped, so that nobody can fake a line of the log or talk to a terminal.
    private static func append(_ text: String, to line: inout String, quoted: Bool) {
        if quoted { line += "\"" }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": line += "\\n"
            case "\r": line += "\\r"
            case "\t": line += "\\t"
            case "\"" where quoted: line += "\\\""
            case "\\" where quoted: line += "\\\\"
            case "\u{2028}", "\u{2029}",
                _ where scalar.properties.generalCategory == .control:
                line += "\\u{\(String(scalar.value, radix: 16))}"
            default: line.unicodeScalars.append(scalar)
            }
        }
        if quoted { line += "\"" }
    }
}
