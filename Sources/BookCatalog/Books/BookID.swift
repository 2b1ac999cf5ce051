// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What identifies a book over time: its ISBN, or its name at the source that it came from.
///
/// As text, `9787121139512` or `douban:6709783`, it fits into a conversation's state or a link.
public enum BookID: Hashable, Sendable, Codable, LosslessStringConvertible {
    /// A book with an ISBN.
    case isbn(ISBN)
    /// A book without one: the name of its source, and what it is called there.
    case record(source: String, id: String)

    /// Reads the text that ``description`` wrote.
    public init?(_ description: String) {
        if let number = Int(description), let isbn = ISBN(number: number) {
            self = .isbn(isbn)
            return
        }
        guard let colon = description.firstIndex(of: ":"), colon != description.startIndex else { return nil }
        self = .record(source: String(description[..<colon]), id: String(description[colon...].dropFirst()))
    }

    /// The identity as text.
    public var description: String {
        switch self {
        case .isbn(let isbn): isbn.description
        case .record(let source, let id): "\(source):\(id)"
        }
    }

    /// Whether the text forms have the same bytes, as databases compare them.
    ///
    /// To `String` an é is the same whether it is one scalar or two.
    public static func == (first: BookID, second: BookID) -> Bool {
        if case (.isbn(let isbn), .isbn(let other)) = (first, second) { return isbn == other }
        return first.description.utf8.elementsEqual(second.description.utf8)
    }

    /// Hashes the bytes of the text form.
    public func hash(into hasher: inout Hasher) {
        if case .isbn(let isbn) = self { return hasher.combine(isbn) }
        var text = self.description
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    /// Decodes the text form.
    ///
    /// - Throws: `DecodingError.dataCorrupted` if the string isn't one.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = BookID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not the identity of a book")
        }
        self = id
    }

    /// Encodes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
