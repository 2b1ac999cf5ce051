// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A kind of database that a program has no store for.
public struct UnsupportedDatabase: Error, Equatable, CustomStringConvertible {
    private let database: DatabaseURL

    /// Names the database.
    public init(_ database: DatabaseURL) { self.database = database }

    /// The reason in words.
    public var description: String { "database.url: \(self.database) has no store in this program" }
}
