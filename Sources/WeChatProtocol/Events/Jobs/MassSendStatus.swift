// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How a mass message ended: `send success`, `send fail`, or `err(10001)` with the reason's number.
public struct MassSendStatus: Hashable, Sendable, RawRepresentable, FieldValue, ExpressibleByStringLiteral {
    /// It was sent.
    public static let success = Self(rawValue: "send success")
    /// It failed.
    public static let failure = Self(rawValue: "send fail")

    /// The value as WeChat writes it.
    public var rawValue: String

    /// Takes a value as it is, known or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Takes a literal, for tests and examples.
    public init(stringLiteral value: String) { self.rawValue = value }

    /// The number of the reason in `err(…)`: 10001 advertising, 20001 politics, 20004 social, 20006 crime, 20008 fraud,
    /// 20013 copyright, 22000 mutual promotion, 21000 other, 30001 to 30003 the check for reprints, 40001 and 40002 the
    /// administrator.
    public var errorCode: Int? {
        guard self.rawValue.hasPrefix("err("), self.rawValue.hasSuffix(")") else { return nil }
        return Int(self.rawValue.dropFirst(4).dropLast())
    }
}
