// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The accounts that the key `accounts` names.
enum AccountNames {
    static let allowed = "up to 32 letters, digits, - or _ for each name, with commas between"

    /// Reads the names from the first layer that has them.
    static func read(keys: [ConfigurationKey], layers: [SettingLayer]) throws(ConfigurationError) -> [String] {
        guard let key = keys.first(where: { $0.name == "accounts" }) else { return [] }
        for layer in layers {
            guard let setting = try layer.setting(key) else { continue }
            guard let names = SettingParser.list.parse(setting.value), names.allSatisfy(Self.isName) else {
                throw setting.isWrong(allowed: self.allowed)
            }
            var variables: [String: String] = [:]
            for name in names {
                let variable = ConfigurationKey.environmentName(of: name)
                if let other = variables.updateValue(name, forKey: variable) {
                    throw setting.error(
                        other == name
                            ? "\(name) is there twice" : "\(other) and \(name) have the same environment variables"
                    )
                }
            }
            return names
        }
        return []
    }

    private static func isName(_ name: String) -> Bool {
        (1...32).contains(name.utf8.count)
            && name.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x5F }
    }
}
