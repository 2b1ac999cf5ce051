// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Foundation

extension CustomMenu {
    /// Reads a menu's JSON.
    ///
    /// A field that no button has is refused, as it may be a wrongly written one.
    ///
    /// - Throws: ``MenuProblem`` with the first place that isn't as WeChat's JSON is.
    public init(json: Data) throws(MenuProblem) {
        do {
            let decoder = JSONDecoder()
            if let key = CodingUserInfoKey.refusesUnknownFields { decoder.userInfo[key] = true }
            self = try decoder.decode(Self.self, from: json)
        } catch {
            throw MenuProblem(error)
        }
    }

    /// Reads a menu's JSON and compares it with WeChat's limits.
    ///
    /// - Returns: The menu where the JSON is one, and everything that keeps WeChat from taking it.
    public static func check(json: Data) -> (menu: CustomMenu?, problems: [MenuProblem]) {
        do throws(MenuProblem) {
            let menu = try CustomMenu(json: json)
            return (menu, menu.problems)
        } catch {
            return (nil, [error])
        }
    }

    /// The menu as JSON, to read and to keep in a file.
    public var json: String {
        let encoder = APIBody.encoder()
        encoder.outputFormatting.insert(.prettyPrinted)
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

extension MenuProblem {
    fileprivate init(_ error: any Error) {
        switch error {
        case DecodingError.typeMismatch(let type, let context), DecodingError.valueNotFound(let type, let context):
            let wanted = type == String.self ? "a text" : "\(type)".contains("Array") ? "a list" : "an object"
            self.init(path: Self.path(context.codingPath), problem: "should be \(wanted)")
        case DecodingError.keyNotFound(let key, let context):
            self.init(path: Self.path(context.codingPath + [key]), problem: "is missing")
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            self.init(path: Self.path(context.codingPath), problem: "WeChat knows no such field")
        default: self.init(path: "", problem: "this is not JSON")
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
    }
}

extension CodingUserInfoKey {
    /// Set where fields that no button has are refused.
    static let refusesUnknownFields = CodingUserInfoKey(rawValue: "refusesUnknownFields")
}
