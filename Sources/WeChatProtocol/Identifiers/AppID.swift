// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An account's AppID: `wx` and sixteen hexadecimal digits.
public struct AppID: Hashable, Sendable, RawRepresentable, Codable, ExpressibleByStringLiteral {
    /// The identifier as WeChat writes it.
    public var rawValue: String

    /// Takes an identifier as it is.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }
}
