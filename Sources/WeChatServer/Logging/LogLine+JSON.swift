// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging

extension LogLine {
    /// The line for programs, with its end: an object with `time`, `level`, `label`, `message` and the metadata.
    ///
    /// Metadata of one of these four names gets `metadata.` before it. Values are strings, or arrays and objects of them.
    var json: String {
        var line = "{\"time\":\"\(self.time)\",\"level\":\"\(self.level.rawValue)\",\"label\":"
        Self.append(self.label, to: &line)
        line += ",\"message\":"
        Self.append(self.message, to: &line)
        for field in self.fields {
            line += ","
            let isTaken = ["time", "level", "label", "message"].contains(field.key)
            Self.append(isTaken ? "metadata.\(field.key)" : field.key, to: &line)
            line += ":"
            Self.append(field.value, to: &line)
        }
        line += "}\n"
        return line
    }

    private static func append(_ value: Logger.MetadataValue, to line: inout String) {
        switch value {
        case .string(let text): Self.append(text, to: &line)
        case .stringConvertible(let value): Self.append(value.description, to: &line)
        case .array(let values):
            line += "["
            for (index, value) in values.enumerated() {
                if index > 0 { line += "," }
                Self.append(value, to: &line)
            }
            line += "]"
        case .dictionary(let values):
            line += "{"
            for (index, entry) in values.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { line += "," }
                Self.append(entry.key, to: &line)
                line += ":"
                Self.append(entry.value, to: &line)
            }
            line += "}"
        }
    }

    private static func append(_ text: String, to line: inout String) {
        line += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": line += "\\\""
            case "\\": line += "\\\\"
            case "\n": line += "\\n"
            case "\r": line += "\\r"
            case "\t": line += "\\t"
            case "\u{7F}", "\u{2028}", "\u{2029}",
                _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                line += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: line.unicodeScalars.append(scalar)
            }
        }
        line += "\""
    }
}
