// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import WeChatServer

/// The command line of Doumi.
@main
struct DoumiCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doumi",
        abstract: "豆米查书: a WeChat Official Account that finds books.",
        discussion: """
            doumi serve runs the account; doumi chat talks to it without a server. `doumi help serve` lists what can be \
            configured, by options, environment variables or the file doumi.yaml.
            """,
        version: Version.current,
        subcommands: [
            ServeCommand.self, ChatCommand.self, PushCommand.self, DecodeCommand.self, BooksCommand.self,
            MenuCommand.self, DatabaseCommand.self, DoctorCommand.self, RoutesCommand.self,
        ]
    )

    /// Runs the command; what goes wrong is one line on standard error, and the exit status.
    static func main() async {
        StandardStreams.open()
        do {
            var command = try Self.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            LogOutput.standardError.flush()
        } catch let error where Self.isOurs(error) {
            Self.exit(withError: ExitCode(BotProgram.report(error)))
        } catch {
            Self.exit(withError: error)
        }
    }

    /// ArgumentParser prints its own errors, with the usage.
    private static func isOurs(_ error: any Error) -> Bool {
        !(error is ExitCode || error is CleanExit || error is ValidationError)
            && !String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
    }
}
