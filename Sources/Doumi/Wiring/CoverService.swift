// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import BookCatalog
import BookSources
import Logging
import WeChatServer

/// The covers of a server's books: what fetches them, where they are kept, and the route that shows them.
struct CoverService: Sendable {
    private let client: HTTPClient
    /// Shows the covers.
    let routes: CoverRoutes

    /// Sets up what a configuration asks for; nothing is fetched before a cover is asked for.
    init(
        _ configuration: ServerConfiguration,
        neoDB: SourceBaseURL,
        books: any BookRepository,
        logger: Logger
    ) {
        self.client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HTTPCoverFetcher.clientConfiguration
        )
        let library = CoverLibrary(
            cache: Self.cache(beside: configuration.database),
            fetcher: HTTPCoverFetcher(client: self.client),
            hosts: CoverHosts(addresses: [neoDB.description])
        ) { isbn in
            try await books.book(isbn: isbn)?.coverURL
        }
        self.routes = CoverRoutes(library: library, logger: logger)
    }

    /// Closes the connections.
    func shutdown() async { try? await self.client.shutdown() }

    /// A folder beside the SQLite file, `doumi-covers` for `doumi.db`; else memory.
    private static func cache(beside database: DatabaseURL) -> any CoverCache {
        guard case .sqlite(let path) = database else { return MemoryCoverCache() }
        let base = path.hasSuffix(".db") ? String(path.dropLast(3)) : path
        return DiskCoverCache(path: "\(base)-covers")
    }
}
