// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// One statement and the values that are bound to it.
///
/// The statement is a literal of the program's text, so that no value can be spliced into it; each connection prepares
/// it once.
public struct PostgresStatement: Sendable {
    let sql: StaticString
    let parameters: PostgresParameters

    /// Creates a statement.
    /// - Parameters:
    ///   - sql: One statement, with `$1`, `$2` … for its values.
    ///   - values: The values, in that order.
    public init(_ sql: StaticString, _ values: PostgresValue...) { self.init(sql, values: values) }

    /// Creates a statement of many values.
    /// - Parameters:
    ///   - sql: One statement, with `$1`, `$2` … for its values.
    ///   - values: The values, in that order.
    public init(_ sql: StaticString, values: [PostgresValue]) {
        self.sql = sql
        self.parameters = PostgresParameters(values)
    }

    /// Begins a transaction.
    public static let begin = Self("BEGIN")
    /// Ends a transaction and keeps what it did.
    public static let commit = Self("COMMIT")
    /// Ends a transaction and undoes what it did.
    static let rollback = Self("ROLLBACK")
}

#endif
