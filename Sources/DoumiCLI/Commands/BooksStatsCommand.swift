// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import BookCatalog
import Doumi
import WeChatServer

/// `doumi books stats`: how much there is.
struct BooksStatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Says how many books the catalogue has."
    )

    @OptionGroup(title: "Configuration") var options: ConfigurationOptions

    func run() async throws {
        let configuration = try ServerConfiguration(settings: try self.options.settings())
        let stores = try await DoumiStores(configuration.database)
        print("database  \(configuration.database)")
        print("books     \(try await stores.books.count())")
    }
}
