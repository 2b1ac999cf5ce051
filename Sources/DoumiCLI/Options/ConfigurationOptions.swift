// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import WeChatServer

/// The options by which every command is configured; they win over environment and file.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The configuration file; otherwise DOUMI_CONFIG, or doumi.yaml if there is one.",
            valueName: "path"
        )
    )
    var config: String?

    @Option(
        help: ArgumentHelp(
            "database.url: sqlite:PATH (the books of doumi.db stand beside it in doumi-books.db), "
                + "postgres://… or memory:",
            valueName: "url"
        )
    )
    var database: String?

    @Option(help: ArgumentHelp("log.level: trace, debug, info, notice, warning, error", valueName: "level"))
    var logLevel: String?

    @Option(name: .customLong("set"), help: ArgumentHelp("Sets any configuration key.", valueName: "key=value"))
    var values: [String] = []

    /// Options, environment and file together.
    func settings(_ more: [String: String?] = [:]) throws -> Settings {
        var options: [String: String] = [:]
        for value in self.values {
            guard let equals = value.firstIndex(of: "=") else {
                throw ValidationError("--set takes KEY=VALUE, not \(value)")
            }
            options[String(value[..<equals])] = String(value[value.index(after: equals)...])
        }
        for (key, value) in more { if let value { options[key] = value } }
        if let database = self.database { options["database.url"] = database }
        if let level = self.logLevel { options["log.level"] = level }
        return try Settings(options: options, file: self.config)
    }
}
