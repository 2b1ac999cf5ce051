// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A publishing job (发布任务).
public struct PublishID: Hashable, Sendable, RawRepresentable, Codable, ExpressibleByIntegerLiteral {
    /// The number as WeChat writes it.
    public var rawValue: UInt64

    /// Takes a number as it is.
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(integerLiteral value: UInt64) { self.rawValue = value }
}

extension PublishID: FieldValue {}
