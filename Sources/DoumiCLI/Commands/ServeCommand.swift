// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import Doumi
import Foundation
import Metrics
import WeChatProtocol
import WeChatServer

/// `doumi serve`: runs the webhook.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Runs the account: the webhook, home page, covers, health pages, and the console.",
        discussion: """
            The console, a window to try the account in and to look after it, listens on its own address; for any \
            other host than this machine it needs console.password. Beside it /metrics is what Prometheus scrapes, \
            from this machine without a password. Logs go to standard error. SIGTERM and SIGINT end it once what has come is \
            answered; SIGHUP makes it read tokens and keys again.

            Options win over environment variables, these over the file doumi.yaml, and that over the defaults:

            \(ConfigurationKey.text(unused: ConfigurationKey.unused))
            """
    )

    @OptionGroup(title: "Configuration") var options: ConfigurationOptions

    @Option(help: ArgumentHelp("http.host: where to listen.", valueName: "host"))
    var host: String?

    @Option(help: ArgumentHelp("http.port: where to listen.", valueName: "port"))
    var port: String?

    func run() async throws {
        let settings = try self.options.settings(["http.host": self.host, "http.port": self.port])
        let program = try BotProgram(label: "doumi", settings: settings)
        Gauge(label: "doumi_build_info", dimensions: [("version", Version.current)]).record(1)
        try await DoumiServer(program)
            .run { address, console in
                print(Self.greeting(program, at: address, console: console))
                fflush(nil)
            }
    }

    /// Where to go now, for whoever started the server.
    private static func greeting(_ program: BotProgram, at address: ServerAddress, console: ServerAddress?) -> String {
        let configuration = program.configuration
        let base = "http://\(address.reachable)"
        var lines = ["Doumi \(Version.current) 豆米查书", "", "  Home page   \(base)/"]
        for account in configuration.accounts {
            let path = configuration.webhookPath(of: account.name)
            lines.append("  Webhook     \(base)\(path)   (\(account.mode.rawValue))")
            if let url = configuration.publicURL { lines.append("  for WeChat  \(url.url(path: path))") }
        }
        if let console { lines.append("  Console     http://\(console.reachable)/") }
        if let kept = program.keptToken {
            lines.append("  Token       \(kept.token.rawValue)   (kept in \(kept.path))")
        }
        lines += ["  Database    \(configuration.database)", "", "  Try it:     \(CommandLine.arguments[0]) chat 浪潮之巅"]
        return lines.joined(separator: "\n")
    }
}
