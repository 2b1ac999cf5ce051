// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import Doumi
import WeChatServer

struct DatabaseMigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Brings the tables of the database up to date, or creates them.",
        discussion: """
            A server does that by itself when it starts. This does it before, by a user that may create tables, and says \
            what it did.
            """
    )

    @OptionGroup(title: "Configuration") var options: ConfigurationOptions

    func run() async throws {
        let configuration = try ServerConfiguration(settings: try self.options.settings())
        guard configuration.database != .memory else {
            throw CommandFailure("database.url is memory:, which has no tables")
        }
        for change in try await DoumiDatabase.migrate(configuration.database) { print(change) }
    }
}
