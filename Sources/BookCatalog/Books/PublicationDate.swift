// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The year, month and day in which an edition came out, as far as they are known.
public struct PublicationDate: Hashable, Sendable, Codable, Comparable, LosslessStringConvertible {
    /// The year, from 1000 to 2999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int?
    /// The day, 1 to 31, only with a month.
    public let day: Int?

    /// Reads `2011`, `2011-8`, `2011-08-01`, `2012.5`, `2012/5/1` or `2017年09月`; `nil` for anything else.
    public init?(_ text: String) {
        let numbers = text.unicodeScalars.split(omittingEmptySubsequences: true) { !("0"..."9").contains($0) }
            .map { Int(String($0)) }
        let others = text.unicodeScalars.filter { !("0"..."9").contains($0) }
        guard (1...3).contains(numbers.count), let year = numbers[0], (1000...2999).contains(year),
            others.allSatisfy({ "-./年月日 ".unicodeScalars.contains($0) })
        else { return nil }
        self.year = year
        let month = numbers.count > 1 ? numbers[1].flatMap { (1...12).contains($0) ? $0 : nil } : nil
        self.month = month
        self.day = month != nil && numbers.count > 2 ? numbers[2].flatMap { (1...31).contains($0) ? $0 : nil } : nil
    }

    /// `2011`, `2011-08` or `2011-08-01`.
    public var description: String {
        ([String(self.year)] + [self.month, self.day].compactMap { $0 }.map { $0 < 10 ? "0\($0)" : "\($0)" })
            .joined(separator: "-")
    }

    /// Orders by time; a year alone comes before its months.
    public static func < (lhs: PublicationDate, rhs: PublicationDate) -> Bool {
        (lhs.year, lhs.month ?? 0, lhs.day ?? 0) < (rhs.year, rhs.month ?? 0, rhs.day ?? 0)
    }
}
