// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// JSON as a service sent it, asked for what it has and never surprised by what it hasn't.
enum JSONValue: Hashable, Sendable {
    case object([String: JSONValue])
    case list([JSONValue])
    case text(String)
    /// A number as it was written, near enough.
    case number(String)
    case bool(Bool)
    case null

    /// Lists within lists beyond this are an attack.
    private static let deepest = 64

    /// Reads an object or a list; nil for anything else, for half of one, and for one that is too deep.
    init?(_ bytes: Data) {
        guard let first = bytes.first(where: { $0 > 0x20 }), first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
            Self.depth(of: bytes) <= Self.deepest, let value = try? JSONSerialization.jsonObject(with: bytes)
        else { return nil }
        self.init(value)
    }

    private init(_ value: Any) {
        switch value {
        case let value as [String: Any]: self = .object(value.mapValues(JSONValue.init))
        case let value as [Any]: self = .list(value.map(JSONValue.init))
        case let value as String: self = .text(value)
        case let value as NSNumber:
            self = String(cString: value.objCType) == "c" ? .bool(value.boolValue) : .number(value.stringValue)
        default: self = .null
        }
    }

    /// How deep brackets stand in brackets; the reader's own limit comes only after its stack has grown.
    private static func depth(of bytes: Data) -> Int {
        var (depth, deepest) = (0, 0)
        var (isText, isEscaped) = (false, false)
        for byte in bytes {
            if isEscaped {
                isEscaped = false
            } else if isText {
                if byte == UInt8(ascii: "\\") { isEscaped = true } else if byte == UInt8(ascii: "\"") { isText = false }
            } else {
                switch byte {
                case UInt8(ascii: "\""): isText = true
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    depth += 1
                    deepest = max(deepest, depth)
                case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
                default: break
                }
            }
        }
        return deepest
    }
}
