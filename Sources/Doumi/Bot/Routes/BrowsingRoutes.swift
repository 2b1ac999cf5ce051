// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import WeChatBot
import WeChatProtocol

/// Books for readers who don't know what they want.
///
/// A book of such a name is found by 《推荐》.
func addBrowsingRoutes(to router: MessageRouter, guide: BookGuide) {
    router.on(.text("热门", "热门书", "排行榜", "熱門")) { _, context -> Reply? in
        try await guide.showPopular(in: context)
    }
    router.on(.text("推荐", "推荐书", "好书推荐", "换一批", "推薦", "換一批")) { _, context -> Reply? in
        try await guide.showSuggestions(in: context)
    }
    router.on(.text("随机", "随便", "来一本", "換一本", "换一本", "隨機", "隨便")) { _, context -> Reply? in
        try await guide.showRandom(in: context)
    }
}

extension BookGuide {
    /// Shows the most popular works as a list.
    func showPopular(in context: MessageContext) async throws -> Reply {
        let hits = try await self.finder.repository.popular(limit: self.finder.limit)
        guard !hits.isEmpty else { return .text(HintText.emptyCatalogue) }
        return try self.show(hits, as: .works, under: ListHeading.popular, in: context)
    }

    /// Shows popular works in an order that is another one each time.
    func showSuggestions(in context: MessageContext) async throws -> Reply {
        let hits = try await self.finder.repository.popular(limit: self.finder.limit).shuffled()
        guard !hits.isEmpty else { return .text(HintText.emptyCatalogue) }
        return try self.show(hits, as: .works, under: ListHeading.suggestions, in: context)
    }

    /// Shows a book that chance has chosen, and not a bad one, beside the list that stands there.
    func showRandom(in context: MessageContext) async throws -> Reply {
        let list = try await context.state(OpenList.self) ?? OpenList()
        var drawn: [Book] = []
        for _ in 1...BookDraw.count { if let book = try await self.finder.repository.random() { drawn.append(book) } }
        guard let book = BookDraw.best(of: drawn, after: list.shown) else { return .text(HintText.emptyCatalogue) }
        return try await self.show(book.id, in: list, note: HintText.random, context: context)
    }
}
