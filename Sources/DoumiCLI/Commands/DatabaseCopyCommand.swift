// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import DatabaseMigration
import Doumi
import Synchronization
import WeChatServer

struct DatabaseCopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copies a SQLite database, catalogue included, into an empty PostgreSQL database.",
        discussion: """
            Deliveries, conversations and lists, late replies and pickups, dead letters, access tokens, and the books of \
            the file beside it. Nobody may write to either: no server, chat or import. The source gets the newest tables \
            first, as any command of this version gives it. It is one transaction: what was copied is read again and \
            compared, and only then kept; a copy that is interrupted leaves the target as it was.
            """
    )

    @Argument(help: "sqlite:PATH")
    var source: String

    @Argument(
        help: ArgumentHelp(
            "postgres://…; otherwise database.url, which keeps a password out of the list of processes.",
            valueName: "target"
        )
    )
    var target: String?

    @OptionGroup(title: "Configuration") var options: ConfigurationOptions

    func run() async throws {
        let source = DatabaseURL(self.source)
        guard case .sqlite(let path)? = source else {
            // Not the words of the command line, in which a password may be.
            throw ValidationError("the source is sqlite:PATH\(source.map { ", not \($0)" } ?? "")")
        }
        let progress = Mutex(CopyProgress())
        let counts = try await DoumiDatabase.copy(from: path, to: try self.address()) { name, done, total in
            progress.withLock { $0.show(name, done: done, total: total) }
        }
        progress.withLock { $0.end() }
        for count in counts { print("\(ImportProgress.grouped(count.rows)) \(count.name)") }
        print("copied, and the same in both")
    }

    private func address() throws -> String {
        let target = try self.target.map { text in
            guard let url = DatabaseURL(text) else { throw ValidationError("the target isn't postgres://…") }
            return url
        }
        let database = try target ?? ServerConfiguration(settings: try self.options.settings()).database
        guard case .postgres(let address) = database else {
            throw ValidationError("the target is postgres://…, not \(database)")
        }
        return address
    }
}
