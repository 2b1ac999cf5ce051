// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser

/// `doumi books`: the catalogue.
struct BooksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "books",
        abstract: "Looks after the catalogue.",
        subcommands: [
            BooksImportCommand.self, BooksExportCommand.self, BooksSearchCommand.self, BooksStatsCommand.self,
        ]
    )
}
