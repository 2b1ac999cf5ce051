// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if !Postgres

/// This program was built without PostgreSQL.
public struct PostgresMissing: Error, Equatable, CustomStringConvertible {
    /// Says so.
    public init() {}

    /// The reason in words.
    public var description: String {
        "database.url: this program was built without PostgreSQL (the package trait Postgres); use sqlite:FILE or memory:"
    }
}

#endif
