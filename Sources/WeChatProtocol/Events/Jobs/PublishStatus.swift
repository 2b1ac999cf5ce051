// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How a publishing job ended.
public struct PublishStatus: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByIntegerLiteral {
    /// Published.
    public static let success = Self(rawValue: 0)
    /// Not yet finished.
    public static let inProgress = Self(rawValue: 1)
    /// The originality check failed.
    public static let originalityFailed = Self(rawValue: 2)
    /// It failed for an ordinary reason.
    public static let failed = Self(rawValue: 3)
    /// The audit refused it.
    public static let auditFailed = Self(rawValue: 4)
    /// It was published, then the user deleted all of it.
    public static let deletedByUser = Self(rawValue: 5)
    /// It was published, then the platform banned all of it.
    public static let bannedBySystem = Self(rawValue: 6)

    /// The value as WeChat writes it.
    public var rawValue: Int

    /// Takes a value as it is, known or not.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(integerLiteral value: Int) { self.rawValue = value }
}
