// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Configuration

/// One of the places that a setting may come from.
struct SettingLayer: Sendable {
    let provider: any ConfigProvider
    /// Where this layer has a key's value from.
    let origin: @Sendable (ConfigurationKey) -> SettingOrigin

    /// The command line.
    init(options: [String: String]) {
        self.init(name: "options", values: options) { _ in .option }
    }

    /// The environment; `isSecret` tells the variables whose values must not be shown.
    init(environment: [String: String], isSecret: @escaping @Sendable (String) -> Bool) {
        self.provider = EnvironmentVariablesProvider(
            environmentVariables: environment.filter { !$0.value.isEmpty },
            secretsSpecifier: .dynamic { name, _ in isSecret(name) }
        )
        self.origin = { .environment($0.environmentName) }
    }

    /// The configuration file.
    init(file: ConfigurationFile) {
        let values = file.entries.map { ($0.key, $0.value ?? "") }
        let lines = Dictionary(file.entries.map { ($0.key, $0.line) }) { first, _ in first }
        self.init(name: file.path, values: Dictionary(values) { first, _ in first }) { key in
            file.origin(line: lines[key.name] ?? nil)
        }
    }

    private init(
        name: String,
        values: [String: String],
        origin: @escaping @Sendable (ConfigurationKey) -> SettingOrigin
    ) {
        var settings: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, value) in values where !value.isEmpty {
            settings[AbsoluteConfigKey(ConfigKey(key))] = ConfigValue(.string(value), isSecret: true)
        }
        self.provider = InMemoryProvider(name: name, values: settings)
        self.origin = origin
    }

    /// What this layer says about a key.
    func setting(_ key: ConfigurationKey) throws(ConfigurationError) -> Setting? {
        let content: ConfigContent?
        do {
            let name = AbsoluteConfigKey(ConfigKey(key.name))
            content = try self.provider.value(forKey: name, type: .string).value?.content
        } catch {
            throw ConfigurationError(key: key, origin: self.origin(key), problem: "its value can't be read as text")
        }
        guard case .string(let value) = content else { return nil }
        return Setting(key: key, value: value, origin: self.origin(key))
    }
}
