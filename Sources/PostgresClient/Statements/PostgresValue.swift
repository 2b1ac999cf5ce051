// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// A parameter of a statement, as it is bound in PostgreSQL's binary format.
public enum PostgresValue: Sendable, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
    ExpressibleByBooleanLiteral
{
    /// No value.
    case null
    /// A `bigint`.
    case integer(Int64)
    /// A `smallint`, which is bound where nothing is converted: in a row of `COPY`.
    case smallInteger(Int16)
    /// A `double precision`.
    case double(Double)
    /// A `boolean`.
    case boolean(Bool)
    /// A `text`. PostgreSQL's has no U+0000: it becomes U+FFFD.
    case text(String)
    /// A `bytea`.
    case bytes([UInt8])
    /// A `bigint[]`.
    case integers([Int64])
    /// A `text[]`.
    case texts([String])
    /// A `bytea[]`.
    case byteStrings([[UInt8]])

    /// An integer.
    public init(integerLiteral value: Int64) { self = .integer(value) }

    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }

    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

#endif
