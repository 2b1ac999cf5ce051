// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import Logging
import WeChatBot
public import WeChatProtocol
public import WeChatServer

/// Doumi as a partner to talk to without a server: its bot behind a desk, over the configured database.
public struct ChatPartner: Sendable {
    private static let account: OriginalID = "gh_000000000000"
    /// Longer than all sources one after another.
    private static let patience = Duration.seconds(30)

    private let desk: ReplyDesk
    private let sources: OnlineSources
    private let lookup: BookLookup

    /// Opens the stores and sets up the desk.
    ///
    /// - Parameters:
    ///   - configuration: What a server would be told.
    ///   - sources: Where to look for books beyond the catalogue.
    ///   - showLate: Shows what comes after its question was answered.
    /// - Throws: What can't be opened, in one line.
    public init(
        _ configuration: ServerConfiguration,
        sources: SourceConfiguration = SourceConfiguration(),
        showLate: @escaping @Sendable (Reply) -> Void
    ) async throws {
        let stores = try await DoumiStores(configuration.database)
        try await stores.prepare()
        let account = configuration.accountConfigurations.first
        let logger = LoggingSetup(level: max(configuration.logLevel, .warning)).makeLogger(label: "chat")
        self.sources = OnlineSources(sources, logger: logger)
        let finder = BookFinder(repository: stores.books)
        self.lookup = BookLookup(
            finder: finder,
            sources: self.sources.list,
            keeping: stores.bookLimit,
            logger: logger
        )
        let bot = DoumiBot(
            lookup: self.lookup,
            publicURL: configuration.publicURL?.rawValue,
            name: account?.title ?? DoumiServer.name
        )
        self.desk = ReplyDesk(
            account: account?.account.name ?? Settings.soleAccount,
            responder: bot.buildResponder(),
            // What a chat is at in this moment is nobody else's business; its lists are kept.
            store: MemoryDeskStore(conversations: stores.desk),
            delivery: ChatDelivery(show: showLate),
            logger: logger
        )
    }

    /// Waits for what is still being looked for, as long as a source may take, and closes the connections.
    public func finish() async {
        let end = ContinuousClock.now + Self.patience
        while !self.desk.isIdle, ContinuousClock.now < end { try? await Task.sleep(for: .milliseconds(20)) }
        await self.shutdown()
    }

    /// Closes the connections to the sources.
    public func shutdown() async { await self.sources.shutdown(of: self.lookup) }

    /// Sends a message or an event as a user would, and returns the reply.
    public func send(_ body: IncomingMessage.Body, from user: OpenID) async -> Reply {
        let now = WallTime.now.second
        let id = MessageID(rawValue: .random(in: 1...UInt64.max))
        let message = IncomingMessage(from: user, to: Self.account, at: now, id: id, body)
        return await self.desk.answer(message, key: DeliveryKey(message), arrival: .now).reply
    }
}
