// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A moment as WeChat writes it: whole seconds since 1970-01-01 00:00 UTC, 64 bits, so that 2038 is no limit.
public struct UnixTime: Hashable, Sendable, RawRepresentable, Codable, ExpressibleByIntegerLiteral, Comparable {
    /// Seconds since 1970.
    public var rawValue: Int64

    /// Takes seconds since 1970.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(integerLiteral value: Int64) { self.rawValue = value }

    /// Earlier is less.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
