// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The MsgId of a message, or the MsgID of a finished job: 64 bits, often beyond what a Double holds.
public struct MessageID: Hashable, Sendable, RawRepresentable, Codable, ExpressibleByIntegerLiteral {
    /// The number as WeChat writes it.
    public var rawValue: UInt64

    /// Takes a number as it is.
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(integerLiteral value: UInt64) { self.rawValue = value }
}
