// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

/// Where a PostgreSQL server is, and how long to wait for it.
public struct PostgresConfiguration: Sendable, CustomStringConvertible, CustomReflectable {
    /// The address of a database, `postgres://…` or `postgresql://…`; it may have a password.
    ///
    /// It is read by libpq, with hosts, `sslmode`, `options` and all:
    /// https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING
    public var address: String
    /// How long to wait for a connection, all hosts together.
    public var connectTimeout: Duration
    /// How long to wait for the answer to what is sent at once; WeChat waits five seconds for all of its own.
    public var answerTimeout: Duration
    /// Parameters of the server that are set for each session, by their names; those that it doesn't know are left out.
    ///
    /// https://www.postgresql.org/docs/current/runtime-config.html
    public var settings: [String: String]

    /// Creates a configuration.
    public init(
        address: String,
        connectTimeout: Duration = .seconds(3),
        answerTimeout: Duration = .seconds(2),
        settings: [String: String] = [:]
    ) {
        self.address = address
        self.connectTimeout = connectTimeout
        self.answerTimeout = answerTimeout
        self.settings = settings
    }

    /// Says nothing of the address.
    public var description: String { "PostgresConfiguration" }

    /// Hides the address from dumps too.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

#endif
