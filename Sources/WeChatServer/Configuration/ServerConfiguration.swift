// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Logging

/// What the server does, all of it parsed and checked.
///
/// - `http.host`: ``host``, `127.0.0.1`
/// - `http.port`: ``port``, `8080`
/// - `http.publicURL`: ``publicURL``
/// - `accounts`: the names of several accounts; ``accounts``, see ``AccountConfiguration`` for their keys
/// - `database.url`: ``database``, `sqlite:doumi.db`
/// - `store.retention`: ``retention``, `7d`
/// - `limits.body`, `limits.connections`, `limits.requestDeadline`, `limits.idle`, `limits.handlers`: ``limits``
/// - `log.level`: ``logLevel``, `info`
/// - `log.format`: ``logFormat``, `text`
public struct ServerConfiguration: Sendable, Equatable {
    /// The address that the webhook listens on.
    public var host = "127.0.0.1"
    /// The port of the webhook; 0 takes any free one.
    public var port = 8080
    /// Where the internet reaches this server.
    public var publicURL: PublicURL?
    /// The accounts, the first of which also answers where none is named.
    public var accountConfigurations: [AccountConfiguration]
    /// Where the server keeps what must outlive it.
    public var database = DatabaseURL.sqlite(path: "doumi.db")
    /// How long dead letters are kept, and answers that nobody fetched.
    public var retention = Duration.seconds(7 * 86_400)
    /// What clients may take from the server.
    public var limits = WebhookLimits()
    /// The least important level that is logged.
    public var logLevel = Logger.Level.info
    /// What a line of the log looks like.
    public var logFormat = LogFormat.text

    /// Creates a configuration of defaults.
    public init(accounts: [AccountConfiguration]) {
        self.accountConfigurations = accounts
    }

    /// The accounts as the webhook needs them.
    public var accounts: [OfficialAccount] { self.accountConfigurations.map(\.account) }
}
