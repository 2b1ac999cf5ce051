// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A JSON value of which only what is needed is looked at, whatever its type turns out to be.
enum LooseJSON: Decodable, Sendable {
    case text(String)
    case number(Double)
    case list([LooseJSON])
    case object([String: LooseJSON])
    case nothing

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let list = try? container.decode([LooseJSON].self) {
            self = .list(list)
        } else if let object = try? container.decode([String: LooseJSON].self) {
            self = .object(object)
        } else {
            self = .nothing
        }
    }

    /// A value of an object.
    subscript(key: String) -> LooseJSON {
        if case .object(let object) = self { object[key] ?? .nothing } else { .nothing }
    }

    /// A text that isn't empty; a whole number counts as one.
    var string: String? {
        switch self {
        case .text(let text):
            let trimmed = SearchWords.trimmed(text)
            return trimmed.isEmpty ? nil : trimmed
        case .number(let number): return Int(exactly: number).map(String.init) ?? String(number)
        case .list(let list): return list.first?.string
        case .object, .nothing: return nil
        }
    }

    /// A number, also where it is written as a text.
    var double: Double? {
        if case .number(let number) = self { number } else { self.string.flatMap(Double.init) }
    }

    /// The texts of a list, or of one text.
    var strings: [String] {
        switch self {
        case .list(let list): list.compactMap { $0.string ?? $0["name"].string }
        case .text, .number: [self.string].compactMap { $0 }
        case .object, .nothing: []
        }
    }
}
