// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
public import BookSources
import Logging
public import WeChatBot

/// The bot of Doumi (豆米查书): send a title, an author or an ISBN, get the book.
///
/// ```swift
/// let bot = DoumiBot(repository: repository).buildResponder()
/// ```
public struct DoumiBot: Sendable {
    /// Where it looks for books.
    public let lookup: BookLookup
    /// What it calls itself.
    public let name: String
    /// Where its server can be reached from outside, without the slash at the end; nil where it can't.
    public let publicURL: String?

    /// Creates a bot.
    ///
    /// - Parameters:
    ///   - lookup: Where it looks for books.
    ///   - publicURL: Where the server's home page can be reached from outside; the help links to it.
    ///   - name: What the bot calls itself.
    public init(lookup: BookLookup, publicURL: String? = nil, name: String = "豆米查书") {
        self.lookup = lookup
        self.name = name
        self.publicURL = publicURL.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    }

    /// Creates a bot over a catalogue alone.
    ///
    /// - Parameters:
    ///   - repository: The catalogue.
    ///   - publicURL: Where the server can be reached from outside; the help links to its home page, and cards show its
    ///     covers.
    ///   - name: What the bot calls itself.
    public init(repository: any BookRepository, publicURL: String? = nil, name: String = "豆米查书") {
        let logger = Logger(label: "books") { _ in SwiftLogNoOpLogHandler() }
        let lookup = BookLookup(finder: BookFinder(repository: repository), logger: logger)
        self.init(lookup: lookup, publicURL: publicURL, name: name)
    }

    /// The labels of the bot's routes, in the order in which they are asked.
    public var labels: [String] { self.router.labels }

    /// Builds what answers a push: it looks books up, and keeps what it has found elsewhere for the next who asks.
    public func buildResponder() -> some MessageResponder { self.router.buildResponder(handlers: .pure) }

    /// The order matters: what has a meaning of its own comes before the search, which takes any text.
    private var router: MessageRouter {
        let router = MessageRouter()
        let guide = BookGuide(lookup: self.lookup, publicURL: self.publicURL)
        let help = HelpText(name: self.name, homePage: self.publicURL)
        router.add(middleware: CatalogueFailure())
        router.add(middleware: SpokenText())
        addGreetingRoutes(to: router, help: help)
        addShelfRoutes(to: router, guide: guide)
        addListRoutes(to: router, guide: guide)
        addBrowsingRoutes(to: router, guide: guide)
        addScanRoutes(to: router, guide: guide)
        addMenuRoutes(to: router, guide: guide, help: help)
        addSearchRoutes(to: router, guide: guide, help: help)
        addHintRoutes(to: router)
        return router
    }
}
