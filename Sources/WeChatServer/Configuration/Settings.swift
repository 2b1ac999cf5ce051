// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Configuration

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The configuration as it was set, still as text: the one place that reads options, environment and file.
///
/// Options win over environment variables, these over the configuration file (the one that an option or `DOUMI_CONFIG`
/// names, else the working directory's `doumi.yaml` if there is one), and that over the defaults. A secret may stand in
/// a file of its own: `wechat.tokenFile` or `WECHAT_TOKEN_FILE` instead of `wechat.token`. Something empty counts as
/// not set. Relative paths are the working directory's.
///
/// swift-configuration's typed getters take a value that they can't convert for a missing one; so everything is read
/// as text here, and ``value(_:as:)`` parses it and says what is wrong.
public struct Settings: Sendable, CustomReflectable {
    /// The configuration file that is read where nobody names one.
    public static let fileName = "doumi.yaml"
    /// The environment variable that names the configuration file.
    public static let fileVariable = "DOUMI_CONFIG"
    /// The account's name where there is only one.
    public static let soleAccount = "default"

    /// The environment variables of this process.
    public static var processEnvironment: [String: String] { ProcessInfo.processInfo.environment }

    /// The keys that may be set.
    public let keys: [ConfigurationKey]
    /// The configuration file that was read, if any.
    public let filePath: String?
    /// The accounts that `accounts` names; empty where there is only one, under `wechat.`.
    public let namedAccounts: [String]
    /// The same sources for code that wants swift-configuration's reader.
    public let reader: ConfigReader

    let sources: SettingSources
    let layers: [SettingLayer]

    /// Reads options, environment and configuration file.
    /// - Parameters:
    ///   - options: what the command line set, by key.
    ///   - environment: the environment variables; the process's own by default.
    ///   - file: the configuration file that the command line names.
    ///   - directory: where `doumi.yaml` is looked for.
    ///   - keys: the keys that may be set; a program that has more adds its own.
    /// - Throws: ``ConfigurationError`` for a file that can't be read and for a key that nobody knows.
    public init(
        options: [String: String] = [:],
        environment: [String: String] = Settings.processEnvironment,
        file: String? = nil,
        directory: String = ".",
        keys: [ConfigurationKey] = ConfigurationKey.all
    ) throws(ConfigurationError) {
        let sources = SettingSources(options: options, environment: environment, file: file, directory: directory)
        try self.init(sources: sources, keys: keys)
    }

    /// Reads the same sources again, with what their files say now.
    /// - Throws: ``ConfigurationError``, as at the start.
    public func reread() throws(ConfigurationError) -> Settings {
        try Settings(sources: self.sources, keys: self.keys)
    }

    private init(sources: SettingSources, keys: [ConfigurationKey]) throws(ConfigurationError) {
        let file = try sources.readFile()
        let plain = Set(keys.filter { !$0.isSecret }.map(\.environmentName))
        var layers = [
            SettingLayer(options: sources.options),
            SettingLayer(environment: sources.environment) { !plain.contains($0) },
        ]
        if let file { layers.append(SettingLayer(file: file)) }
        self.keys = keys
        self.sources = sources
        self.layers = layers
        self.filePath = file?.path
        self.reader = ConfigReader(providers: layers.map(\.provider))
        self.namedAccounts = try AccountNames.read(keys: keys, layers: layers)
        try self.check(file)
    }

    /// The accounts' names: those that `accounts` lists, else `default` alone.
    public var accountNames: [String] { self.namedAccounts.isEmpty ? [Self.soleAccount] : self.namedAccounts }

    /// Hides the values, which the providers would show in a dump.
    public var customMirror: Mirror {
        Mirror(self, children: ["filePath": self.filePath as Any, "accountNames": self.accountNames])
    }
}
