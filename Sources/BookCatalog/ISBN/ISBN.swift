// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A valid ISBN, always kept as one of thirteen digits.
///
/// `ISBN("7-121-13951-0")` and `ISBN("９７８７１２１１３９５１２")` are the same book. Everything that people type or paste
/// is understood (see ``ISBN/read(_:)``, which also says why a text isn't one); a value of this type has the right
/// check digit and the prefix 978 or 979, and isn't an ISMN (979-0).
public struct ISBN: Hashable, Sendable, LosslessStringConvertible {
    /// The thirteen digits as one number.
    public let number: Int

    /// Makes an ISBN of thirteen digits given as a number, if they are a valid one.
    public init?(number: Int) {
        guard (978_000_000_0000...979_999_999_9999).contains(number), number / 1_000_000_000 != 9790,
            number % 10 == Self.checkDigit(ofFirstTwelve: number / 10)
        else { return nil }
        self.number = number
    }

    /// Reads an ISBN as people write it, or returns `nil`.
    public init?(_ text: String) {
        guard case .isbn(let isbn) = Self.read(text) else { return nil }
        self = isbn
    }

    /// The thirteen digits, without hyphens.
    public var description: String { String(self.number) }

    /// The digits from left to right.
    package var digits: [Int] { Self.digits(of: self.number) }

    package static func digits(of number: Int) -> [Int] {
        String(number).utf8.map { Int($0) - 48 }
    }

    /// Σ dᵢ·(1,3,1,3…) ≡ 0 (mod 10), for the thirteenth digit.
    package static func checkDigit(ofFirstTwelve digits: Int) -> Int {
        var rest = digits
        var sum = 0
        var weight = 3
        while rest > 0 {
            sum += rest % 10 * weight
            weight = 4 - weight
            rest /= 10
        }
        return (10 - sum % 10) % 10
    }
}

extension ISBN: Comparable {
    /// Orders ISBNs by their digits.
    public static func < (lhs: ISBN, rhs: ISBN) -> Bool { lhs.number < rhs.number }
}

extension ISBN: Codable {
    /// Decodes any spelling of an ISBN.
    ///
    /// - Throws: `DecodingError.dataCorrupted` if the string isn't a valid ISBN.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let isbn = ISBN(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a valid ISBN")
        }
        self = isbn
    }

    /// Encodes the thirteen digits as a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }
}
