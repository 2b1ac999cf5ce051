// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension ConfigurationKey {
    /// The keys as text for a terminal: name, environment variable and default of each, and under them what it does.
    public static func text(of keys: [ConfigurationKey] = ConfigurationKey.all) -> String {
        var lines: [String] = []
        for key in keys {
            var line = "  \(key.name)  \(key.environmentName)"
            if let file = key.fileKey { line += " or \(file.environmentName)" }
            if !key.defaultText.isEmpty { line += "  (default: \(key.defaultText))" }
            lines.append(line)
            lines.append("      \(key.help)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
