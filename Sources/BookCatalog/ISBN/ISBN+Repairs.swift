// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension ISBN {
    /// The valid ISBNs that thirteen or ten digits with a slip in them may have been meant to be.
    ///
    /// A slip is one wrong digit, or two neighbours that changed places. A single wrong digit is always noticed by the
    /// check digit, so there are at most 25 candidates; looked up in a catalogue, hardly ever more than one is a book.
    ///
    /// - Parameter text: What was typed, in any spelling that ``ISBN/read(_:)`` understands.
    /// - Returns: The candidates, each once, without the ISBN that the text already is; empty for other texts.
    public static func repairs(of text: String) -> [ISBN] {
        let digits = DigitText(text).digits
        let candidates: [ISBN] =
            switch digits.count {
            case 13: Self.variants(of: digits, alphabet: 10).compactMap { ISBN(thirteen: $0) }
            case 10: Self.variants(of: digits, alphabet: 11).compactMap { ISBN(ten: $0) }
            default: []
            }
        let typed = digits.count == 13 ? ISBN(thirteen: digits) : ISBN(ten: digits)
        var seen: Set<ISBN> = []
        return candidates.filter { $0 != typed && seen.insert($0).inserted }
    }

    /// The ISBNs that this one, though valid, may have been meant to be: 8 % of swaps keep the check digit right.
    public var repairs: [ISBN] { Self.repairs(of: self.description) }

    private static func variants(of digits: [Int], alphabet: Int) -> [[Int]] {
        var variants: [[Int]] = []
        for index in digits.indices {
            for digit in 0..<alphabet where digit != digits[index] {
                var variant = digits
                variant[index] = digit
                variants.append(variant)
            }
            if index + 1 < digits.count, digits[index] != digits[index + 1] {
                var variant = digits
                variant.swapAt(index, index + 1)
                variants.append(variant)
            }
        }
        return variants
    }

    package init?(thirteen digits: [Int]) {
        guard digits.count == 13, digits.allSatisfy({ $0 < 10 }) else { return nil }
        self.init(number: digits.reduce(0) { $0 * 10 + $1 })
    }

    package init?(ten digits: [Int]) {
        guard digits.count == 10, digits.dropLast().allSatisfy({ $0 < 10 }),
            Self.checkOfTen(digits.dropLast()) == digits[9]
        else { return nil }
        self.init(bodyOfTen: digits.dropLast())
    }
}
