// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatServer

/// Where the console listens and what opens it, all of it parsed and checked.
///
/// - `console.host`, `console.port`: ``address``, 127.0.0.1 and 8081
/// - `console.password`: ``password``, none
/// - `console.showText`: whether the console shows what users write, false
public struct ConsoleConfiguration: Sendable {
    /// Where the console listens.
    public let address: ServerAddress
    /// Whether the port was asked for; one that wasn't may give way to any free one.
    let isPortChosen: Bool
    /// What opens the console; nil where everybody on this machine may look at it.
    let password: PasswordHash?
    /// Whether what users and bot say may be seen among the deliveries.
    let showsText: Bool

    /// What says that a visitor came over TLS.
    let transport: SecureTransport

    /// Reads the configuration.
    ///
    /// - Throws: `ConfigurationError` for a value that isn't allowed, and for a host that others can reach without a
    ///   password.
    public init(settings: Settings) throws {
        let host = try settings.value("console.host", as: .host) ?? "127.0.0.1"
        let port = try settings.value("console.port", as: .number(0...65535))
        let password = SettingParser(
            allowed: "at least \(PasswordHash.shortest) characters, at most \(PasswordHash.longest) bytes"
        ) { text -> String? in
            text.count >= PasswordHash.shortest && text.utf8.count <= PasswordHash.longest ? text : nil
        }
        self.password = try settings.value("console.password", as: password).map { try PasswordHash(of: $0) }
        self.address = ServerAddress(host: host, port: port ?? 8081)
        self.isPortChosen = port != nil
        self.transport = SecureTransport(publicURL: try settings.setting("http.publicURL")?.value)
        self.showsText = try settings.value("console.showText", as: .flag) ?? false
        guard self.password != nil || LoopbackHost.isLoopback(host) else {
            let key = settings.keys.first { $0.name == "console.password" }
            throw ConfigurationError(
                key: key ?? ConfigurationKey("console.password", isSecret: true, help: ""),
                problem: "console.host is \(host), which others can reach: a password is needed",
                allowed: password.allowed
            )
        }
    }
}
