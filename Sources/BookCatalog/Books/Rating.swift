// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// What readers thought of a book, with the place where they said so.
public struct Rating: Hashable, Sendable, Codable {
    /// The mean, from 0 to 10.
    public var average: Double
    /// How many readers gave one, if it is known.
    public var raters: Int?
    /// Whose readers they were, ready to be put before 评分: `豆瓣`.
    ///
    /// `nil` if it isn't known.
    public var source: String?
    /// When it was so, such as `2017–2023`.
    ///
    /// `nil` if it isn't known.
    public var date: String?

    /// Makes a rating, or `nil` if the mean is outside 0 to 10, or 0: too few have rated.
    public init?(average: Double, raters: Int? = nil, source: String? = nil, date: String? = nil) {
        guard average > 0, average <= 10 else { return nil }
        self.average = average
        self.raters = raters
        self.source = source
        self.date = date
    }

    /// 4·log₁₀(raters + 1) + mean: near 30 for what everybody has read, below 15 for what hardly anybody has.
    public var popularity: Double { 4 * log10(Double(self.raters ?? 0) + 1) + self.average }

    /// A stand-in on the same scale for books that nobody has rated: 1 for a work with one edition, 14 for one with 3000.
    static func popularity(ofEditions count: Int) -> Double { 4 * log10(Double(max(count, 0)) + 1) }
}
