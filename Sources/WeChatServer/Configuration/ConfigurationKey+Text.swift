// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension ConfigurationKey {
    /// What begins the names of the keys that this version takes and checks, but has no use for yet.
    public static let unused: [String] = []
    /// What begins the names of the keys that only Doumi has a use for.
    public static let doumi = ["books.", "console.", "douban.", "googlebooks.", "menu.", "neodb.", "openlibrary."]

    /// The keys as text for a terminal: name, environment variable and default of each, and under them what it does.
    ///
    /// - Parameters:
    ///   - keys: The keys.
    ///   - unused: What begins the names of those that are taken without effect, and are therefore only named.
    /// - Returns: The text.
    public static func text(
        of keys: [ConfigurationKey] = ConfigurationKey.all,
        unused: [String] = ConfigurationKey.unused + ConfigurationKey.doumi
    ) -> String {
        let isUsed = { (key: ConfigurationKey) in !unused.contains { key.name.hasPrefix($0) } }
        var lines: [String] = []
        for key in keys where isUsed(key) {
            var line = "  \(key.name)  \(key.environmentName)"
            if let file = key.fileKey { line += " or \(file.environmentName)" }
            if !key.defaultText.isEmpty { line += "  (default: \(key.defaultText))" }
            lines.append(line)
            lines.append("      \(key.help)")
        }
        let unused = keys.filter { !isUsed($0) }.map(\.name)
        if !unused.isEmpty {
            lines.append("\nTaken, but without effect in this version:")
            lines += Self.wrapped(unused)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The names with commas between, on lines of some eighty characters.
    private static func wrapped(_ names: [String]) -> [String] {
        names.reduce(into: []) { lines, name in
            if let last = lines.last, last.count + name.count < 80 {
                lines[lines.count - 1] = "\(last), \(name)"
            } else {
                lines.append("  \(name)")
            }
        }
    }
}
