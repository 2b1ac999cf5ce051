// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import Hummingbird
import Logging
import WeChatAPI
import WeChatBot
public import WeChatServer
import WeChatSQLite

/// Doumi as a server: its bot behind the webhook, its home page, and the covers of its books.
public struct DoumiServer: Sendable {
    /// What Doumi is called where nothing else is configured.
    public static let name = "豆米查书"

    private let program: BotProgram
    private let console: ConsoleConfiguration

    /// Creates the server that a configuration asks for.
    /// - Throws: `ConfigurationError` for a console that isn't allowed.
    public init(_ program: BotProgram) throws {
        self.program = program
        self.console = try ConsoleConfiguration(settings: program.settings)
        PrometheusMetrics.shared.describe(MetricDescription.doumi)
    }

    /// Opens the stores and serves until SIGTERM or SIGINT.
    ///
    /// A second server on the same SQLite file is refused; `doumi chat` and `doumi books` work beside this one.
    /// - Parameter onReady: Called once both listen, with the addresses of the webhook and of the console.
    /// - Throws: What can't be opened or listened on, in one line.
    public func run(onReady: @escaping @Sendable (ServerAddress, ServerAddress?) async -> Void) async throws {
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
        let rooms = ChatRooms(configuration)
        let log = DeliveryLog(showsText: self.console.showsText)
        let letters = DeadLetterBox(store: stores.desk, accounts: configuration.accounts.map(\.name))
        func shutdown() async {
            await rooms.shutdown()
            await covers.shutdown()
            await sources.shutdown(of: lookup)
        }
        do {
            let console = try self.consoleServer(
                rooms: rooms,
                stores: stores,
                log: log,
                letters: letters,
                covers: covers,
                sources: sources.list
            )
            let pages = try HomeRoutes(name: bot.name, qrCode: account?.qrCode)
            try await self.program.serve(
                bot: bot.buildResponder(),
                store: stores.desk,
                describe: stores.describe,
                pages: { router in
                    pages.add(to: router)
                    covers.routes.add(to: router)
                },
                services: [console],
                hooks: ServerHooks(
                    observer: log,
                    delivery: { rooms.delivery(ofAccount: $0, $1) },
                    onStart: { letters.open($0) },
                    onReload: { rooms.update($1, ofAccount: $0) }
                ),
                onReady: { address in
                    rooms.open(at: address)
                    await onReady(address, await console.open())
                }
            )
        } catch {
            await shutdown()
            throw error
        }
        await shutdown()
    }

    /// The console, with all its pages and, for Prometheus, `/metrics`.
    private func consoleServer(
        rooms: ChatRooms,
        stores: DoumiStores,
        log: DeliveryLog,
        letters: DeadLetterBox,
        covers: CoverService,
        sources: [any BookSource]
    ) throws -> ConsoleServer {
        let accounts = self.program.configuration.accounts.map(\.name)
        let menu = MenuDesk(
            file: MenuFile(path: try self.program.settings.setting("menu.file")?.value),
            accounts: self.program.configuration.accountConfigurations,
            logger: self.program.logger
        )
        let outside = OutsideState(
            sources: sources,
            accounts: self.program.configuration.accountConfigurations,
            tokens: (stores.desk as? any AccessTokenKeeping)?.accessTokens
        )
        return ConsoleServer(self.console, logger: self.program.logger) { router in
            OverviewPage(
                rooms: rooms,
                books: stores.books,
                letters: DeadLetterTally(accounts: accounts) { account, limit in
                    try await stores.desk.deadLetters(account: account, limit: limit)
                },
                log: log,
                outside: outside,
                database: "\(self.program.configuration.database)"
            )
            .add(to: router)
            ChatPage(rooms: rooms, menu: menu.file).add(to: router)
            MenuPage(desk: menu).add(to: router)
            CataloguePage(finder: BookFinder(repository: stores.books)).add(to: router)
            DeliveriesPage(log: log, box: letters).add(to: router)
            covers.routes.add(to: router)
            MetricsRoutes().add(to: router)
        }
    }
}
