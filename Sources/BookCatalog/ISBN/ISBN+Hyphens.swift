// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension ISBN {
    /// The ISBN as it stands on a book from China, 978-7-121-13951-2; from elsewhere without hyphens.
    ///
    /// Only the ranges of group 978-7 are known here; those of other groups change every few weeks.
    public var hyphenated: String {
        let digits = self.description
        guard digits.hasPrefix("9787"), let length = Self.registrantLength(of: digits.dropFirst(4)) else {
            return digits
        }
        let registrant = digits.dropFirst(4).prefix(length)
        let publication = digits.dropFirst(4 + length).dropLast()
        return "978-7-\(registrant)-\(publication)-\(digits.suffix(1))"
    }

    /// How many of the digits after 978-7 name the publisher.
    private static func registrantLength(of rest: Substring) -> Int? {
        switch Int(rest.prefix(6)) ?? 0 {
        case 0...99_999: 2
        case 100_000...499_999: 3
        case 500_000...799_999: 4
        case 800_000...899_999: 5
        case 900_000...999_999: 6
        default: nil
        }
    }
}
