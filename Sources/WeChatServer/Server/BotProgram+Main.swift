// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatBot
import WeChatProtocol

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension BotProgram {
    /// Runs a bot with the process's configuration, and ends the process: status 0 after SIGTERM, 64 where the
    /// configuration is wrong, 1 where something else is, with one line on standard error.
    ///
    /// - Parameters:
    ///   - name: The program's name in its log.
    ///   - bot: What answers the messages.
    ///   - describe: Says in a few words what an error of the store's is, for health page and log.
    ///   - openPostgres: Opens the store in the PostgreSQL database at an address, as `PostgresStores.openDesk` of
    ///     `WeChatPostgres` does; nil for a program that has none.
    ///   - openSQLite: Opens the store in the SQLite file at a path; `memory:` needs none.
    public static func main(
        name: String = "bot",
        bot: any MessageResponder,
        describe: @escaping @Sendable (any Error) -> String = { "\(type(of: $0))" },
        openPostgres: ((String) async throws -> any DeskStore)? = nil,
        openSQLite: (String) throws -> any DeskStore
    ) async -> Never {
        StandardStreams.open()
        if let argument = CommandLine.arguments.dropFirst().first {
            guard argument == "--help" || argument == "-h" else {
                exit(self.report(UnexpectedArgument(argument: argument)))
            }
            print("\(name) takes no arguments; environment variables and doumi.yaml configure it:\n")
            print(ConfigurationKey.text())
            exit(0)
        }
        do {
            let program = try BotProgram(label: name, settings: Settings())
            let store: any DeskStore
            switch program.configuration.database {
            case .sqlite(let path): store = try openSQLite(path)
            case .memory: store = MemoryDeskStore()
            case .postgres(let address):
                guard let openPostgres else { throw UnsupportedDatabase(program.configuration.database) }
                store = try await openPostgres(address)
            }
            try await program.serve(bot: bot, store: store, describe: describe) { address in
                print("http://\(address)\(WebhookResponder.path)")
                if let kept = program.keptToken { print("Token: \(kept.token.rawValue) (\(kept.path))") }
                fflush(nil)
            }
            LogOutput.standardError.flush()
            exit(0)
        } catch {
            exit(self.report(error))
        }
    }

    /// Writes an error to standard error, one line, and returns the exit status that it means.
    public static func report(_ error: any Error) -> Int32 {
        LogOutput.standardError.flush()
        let text = "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
        let line = "error: \(text)\n"
        line.withCString { text in
            _ = write(STDERR_FILENO, text, line.utf8.count)
        }
        return error is ConfigurationError || error is UnexpectedArgument ? EX_USAGE : 1
    }
}
