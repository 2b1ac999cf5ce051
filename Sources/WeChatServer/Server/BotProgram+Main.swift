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
    ///   - openSQLite: Opens the store in the SQLite file at a path; `memory:` needs none.
    public static func main(
        name: String = "bot",
        bot: any MessageResponder,
        openSQLite: (String) throws -> any ConversationStore
    ) async -> Never {
        do {
            let program = try BotProgram(label: name, settings: Settings())
            let store: any ConversationStore =
                switch program.configuration.database {
                case .sqlite(let path): try openSQLite(path)
                case .memory, .postgres: MemoryConversationStore()
                }
            try await program.serve(bot: bot, conversations: store) { address in
                print("http://\(address)\(WebhookResponder.path)")
                if let kept = program.keptToken { print("Token: \(kept.token.rawValue) (\(kept.path))") }
                fflush(nil)
            }
            exit(0)
        } catch {
            exit(self.report(error))
        }
    }

    /// Writes an error to standard error, one line, and returns the exit status that it means.
    public static func report(_ error: any Error) -> Int32 {
        let line = "error: \(error)\n"
        line.withCString { text in
            _ = write(STDERR_FILENO, text, line.utf8.count)
        }
        return error is ConfigurationError ? EX_USAGE : 1
    }
}
