// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension ConfigurationKey {
    /// What begins the names of the keys that this version takes and checks, but has no use for yet.
    private static let unused = [
        "console.", "menu.", "books.", "douban.", "openlibrary.", "googlebooks.", "neodb.",
    ]

    /// Whether this version does something with the key.
    var isUsed: Bool { !Self.unused.contains { self.name.hasPrefix($0) } }

    /// The keys as text for a terminal: name, environment variable and default of each, and under them what it does.
    ///
    /// Those that this version has no use for yet are only named.
    public static func text(of keys: [ConfigurationKey] = ConfigurationKey.all) -> String {
        var lines: [String] = []
        for key in keys where key.isUsed {
            var line = "  \(key.name)  \(key.environmentName)"
            if let file = key.fileKey { line += " or \(file.environmentName)" }
            if !key.defaultText.isEmpty { line += "  (default: \(key.defaultText))" }
            lines.append(line)
            lines.append("      \(key.help)")
        }
        let unused = keys.filter { !$0.isUsed }.map(\.name)
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
