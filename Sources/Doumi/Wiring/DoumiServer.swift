// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import Hummingbird
import Logging
import WeChatBot
public import WeChatServer
import WeChatSQLite

/// Doumi as a server: its bot behind the webhook, its home page, and the covers of its books.
public struct DoumiServer: Sendable {
    /// What Doumi is called where nothing else is configured.
    public static let name = "豆米查书"

    private let program: BotProgram

    /// Creates the server that a configuration asks for.
    public init(_ program: BotProgram) { self.program = program }

    /// Opens the stores and serves until SIGTERM or SIGINT.
    ///
    /// A second server on the same SQLite file is refused; `doumi chat` and `doumi books` work beside this one.
    /// - Parameter onReady: Called once the server listens, with its address.
    /// - Throws: What can't be opened or listened on, in one line.
    public func run(onReady: @escaping @Sendable (ServerAddress) async -> Void) async throws {
        let configuration = self.program.configuration
        let sourceConfiguration = try SourceConfiguration(settings: self.program.settings)
        let logger = self.program.logger
        let stores = try await DoumiStores(configuration.database, isServing: true) { logger.info("\($0)") }
        try await stores.prepare()
        let account = configuration.accountConfigurations.first
        let sources = OnlineSources(sourceConfiguration, logger: self.program.logger)
        let finder = BookFinder(repository: stores.books)
        let lookup = BookLookup(
            finder: finder,
            sources: sources.list,
            keeping: stores.bookLimit,
            logger: self.program.logger
        )
        let bot = DoumiBot(
            lookup: lookup,
            publicURL: configuration.publicURL?.rawValue,
            name: account?.title ?? Self.name
        )
        let covers = CoverService(
            configuration,
            neoDB: sourceConfiguration.neoDBURL,
            books: stores.books,
            logger: self.program.logger
        )
        do {
            let pages = try HomeRoutes(name: bot.name, qrCode: account?.qrCode)
            try await self.program.serve(
                bot: bot.buildResponder(),
                store: stores.desk,
                describe: stores.describe,
                pages: { router in
                    pages.add(to: router)
                    covers.routes.add(to: router)
                },
                onReady: onReady
            )
        } catch {
            await covers.shutdown()
            await sources.shutdown(of: lookup)
            throw error
        }
        await covers.shutdown()
        await sources.shutdown(of: lookup)
    }
}
