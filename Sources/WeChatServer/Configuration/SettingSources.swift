// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What the configuration is read from, kept so that it can be read again.
struct SettingSources: Sendable, CustomReflectable {
    /// Keys and values of the command line.
    var options: [String: String]
    /// The process's environment.
    var environment: [String: String]
    /// The configuration file that the command line names.
    var file: String?
    /// Where the configuration file is looked for that nobody names.
    var directory: String

    /// Hides the values from dumps.
    var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }

    /// Reads the configuration file.
    /// - Returns: nil where there is none and nobody names one.
    func readFile() throws(ConfigurationError) -> ConfigurationFile? {
        let named = self.environment[Settings.fileVariable].flatMap { $0.isEmpty ? nil : $0 }
        guard let path = self.file ?? named else {
            let path = Settings.fileName
            return try ConfigurationFile(path: self.directory == "." ? path : "\(self.directory)/\(path)")
        }
        if let file = try ConfigurationFile(path: path) { return file }
        throw ConfigurationError(
            file: self.file == nil ? .environment(Settings.fileVariable) : .option,
            problem: "the file \(path) doesn't exist"
        )
    }
}
