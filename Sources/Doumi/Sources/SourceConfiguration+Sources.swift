// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookSources
import Logging

extension SourceConfiguration {
    /// The sources in their order, each with a guard before it.
    func sources(fetcher: SourceFetcher, logger: Logger) -> [any BookSource] {
        self.order.compactMap { name in
            self.source(name, fetcher: fetcher).map { GuardedSource($0, limits: self.limits(of: name), logger: logger) }
        }
    }

    private func source(_ name: BookSourceName, fetcher: SourceFetcher) -> (any BookSource)? {
        switch name {
        case .local: nil
        case .douban:
            DoubanSource(
                fetcher: fetcher,
                baseURL: self.doubanURL,
                apiKey: self.doubanKey,
                method: self.doubanMethod
            )
        case .openlibrary:
            self.openLibraryContact.map {
                OpenLibrarySource(fetcher: fetcher, baseURL: self.openLibraryURL, contact: $0)
            }
        case .googlebooks:
            GoogleBooksSource(fetcher: fetcher, baseURL: self.googleBooksURL, apiKey: self.googleBooksKey)
        case .neodb: NeoDBSource(fetcher: fetcher, baseURL: self.neoDBURL)
        }
    }

    /// What the services allow, as far as is known; a server of the operator's own may be asked more often.
    private func limits(of name: BookSourceName) -> SourceLimits {
        switch name {
        // Ten a minute, with a key forty.
        case .douban where self.doubanURL == .douban && self.doubanKey == nil: SourceLimits(burst: 5, rate: 1.0 / 6)
        case .douban where self.doubanURL == .douban: SourceLimits(burst: 10, rate: 2.0 / 3)
        // Three a second for those who say who they are, and it takes its time.
        case .openlibrary: SourceLimits(timeout: .seconds(8), burst: 5, rate: 1)
        case .googlebooks where self.googleBooksURL == .googleBooks: SourceLimits(burst: 10, rate: 2)
        case .neodb where self.neoDBURL == .neoDB: SourceLimits(burst: 5, rate: 1)
        case .local, .douban, .googlebooks, .neodb: SourceLimits(burst: 50, rate: 20)
        }
    }
}
