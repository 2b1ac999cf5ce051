// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What is wrong with the configuration: which key, where it was set, and what it may be instead.
///
/// Its description is one line for whoever started the program, which then ends with exit status 64. It never has the
/// value of a secret.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The key's name; `config` for the configuration file itself.
    public var key: String
    /// The environment variable that means the same; nil for a key that doesn't exist.
    public var environmentName: String?
    /// Where the value came from.
    public var origin: SettingOrigin
    /// What is wrong.
    public var problem: String
    /// What is allowed; nil where the problem says it.
    public var allowed: String?

    /// Creates an error about a key.
    public init(key: ConfigurationKey, origin: SettingOrigin = .unset, problem: String, allowed: String? = nil) {
        self.key = key.name
        self.environmentName = key.environmentName
        self.origin = origin
        self.problem = problem
        self.allowed = allowed
    }

    /// Creates an error about a key that doesn't exist.
    init(unknownKey name: String, origin: SettingOrigin, known: [String]) {
        self.key = name
        self.origin = origin
        self.problem = "unknown key"
        self.allowed = nil
        if let near = Suggestion.nearest(to: name, in: known) { self.problem += "; did you mean \(near)?" }
    }

    /// Creates an error about the configuration file.
    init(file origin: SettingOrigin, problem: String) {
        self.key = "config"
        self.environmentName = Settings.fileVariable
        self.origin = origin
        self.problem = problem
    }

    /// The error on one line.
    public var description: String {
        var text = self.key
        if let name = self.environmentName { text += " (\(name))" }
        text += ": \(self.problem)"
        if let allowed = self.allowed { text += "; allowed: \(allowed)" }
        if self.origin != .unset { text += " [\(self.origin)]" }
        return String(text.map { $0.isNewline ? " " : $0 })
    }
}
