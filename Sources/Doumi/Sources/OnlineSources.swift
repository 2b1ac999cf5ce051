// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import BookSources
import Logging

/// The configured sources, and the connections that they share as long as the program runs.
struct OnlineSources: Sendable {
    /// The sources in their order.
    let list: [any BookSource]
    private let client: HTTPClient?

    init(_ configuration: SourceConfiguration, logger: Logger) {
        guard !configuration.order.isEmpty else {
            self.list = []
            self.client = nil
            return
        }
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: .bookSources)
        self.list = configuration.sources(fetcher: SourceFetcher(client: client), logger: logger)
        self.client = client
    }

    /// Closes the connections, by which what is being asked ends, and waits until what was found is kept.
    func shutdown(of lookup: BookLookup) async {
        try? await self.client?.shutdown()
        await lookup.close()
    }
}
