// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import WeChatProtocol
import WeChatServer
import WeChatSimulator

/// Which account a command plays WeChat for: the configured one, or another.
struct AccountOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The account's name, where several are configured.", valueName: "name"))
    var account: String?

    @Option(help: ArgumentHelp("The account's token; otherwise the configured one.", valueName: "token"))
    var token: String?

    @Option(help: ArgumentHelp("The account's AppID.", valueName: "id"))
    var appID: String?

    @Option(help: ArgumentHelp("The account's EncodingAESKey.", valueName: "key"))
    var encodingAesKey: String?

    @Option(help: ArgumentHelp("The account's original id (gh_…).", valueName: "id"))
    var originalID: String?

    @Option(help: ArgumentHelp("plain, compatible or safe; otherwise the configured mode.", valueName: "mode"))
    var mode: String?

    /// WeChat, as the options and the configuration describe the account.
    func platform(_ settings: Settings) throws -> SimulatedPlatform {
        var configuration = try ServerConfiguration(settings: settings)
        if self.token == nil { try configuration.readKeptToken() }
        let account = try configuration.account(named: self.account).account
        let key = try self.parsed(self.encodingAesKey, "--encoding-aes-key", EncodingAESKey.init)
        let token = try self.parsed(self.token, "--token", Token.init) ?? account.credentials.tokens.first
        guard let token else {
            throw CommandFailure("no token here: run this in the server's folder, or give --token or WECHAT_TOKEN")
        }
        let mode = self.mode ?? (key == nil ? account.mode.rawValue : SecurityMode.safe.rawValue)
        let protection = SimulatedPlatform.Protection(
            mode: mode,
            key: key ?? account.credentials.keys.first,
            appID: self.appID.map(AppID.init(rawValue:)) ?? account.credentials.appID
        )
        guard let protection else {
            throw ValidationError(
                SecurityMode(rawValue: mode) == nil
                    ? "--mode is plain, compatible or safe" : "mode \(mode) needs an EncodingAESKey and an AppID"
            )
        }
        return SimulatedPlatform(
            token: token,
            protection: protection,
            originalID: self.originalID.map(OriginalID.init(rawValue:)) ?? account.originalID
                ?? SimulatedPlatform.originalID
        )
    }

    /// Where the account's webhook is when `doumi serve` runs on this machine, as the configuration says.
    func localURL(_ settings: Settings) throws -> String {
        let configuration = try ServerConfiguration(settings: settings)
        guard configuration.port != 0 else { throw ValidationError("which URL? The port is 0, any free one") }
        let account = try configuration.account(named: self.account).account
        let address = ServerAddress(host: configuration.host, port: configuration.port)
        return "http://\(address.reachable)\(configuration.webhookPath(of: account.name))"
    }

    private func parsed<Value>(_ text: String?, _ option: String, _ parse: (String) -> Value?) throws -> Value? {
        guard let text else { return nil }
        guard let value = parse(text) else { throw ValidationError("\(option) is not a valid value") }
        return value
    }
}
