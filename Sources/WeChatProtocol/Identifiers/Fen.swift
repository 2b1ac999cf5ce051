// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An amount of money in fen (分), a hundredth of a yuan.
public struct Fen: Hashable, Sendable, RawRepresentable, Codable, Comparable, ExpressibleByIntegerLiteral {
    /// The number of fen.
    public var rawValue: Int64

    /// Takes a number of fen.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(integerLiteral value: Int64) { self.rawValue = value }

    /// Less money is less.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Fen: FieldValue {}
