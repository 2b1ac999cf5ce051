// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import WeChatBot
import WeChatProtocol

/// Books for readers who don't know what they want.
///
/// A book of such a name is found by 《推荐》.
func addBrowsingRoutes(to router: MessageRouter, guide: BookGuide) {
    router.on(.text("热门", "推荐", "热门书", "推荐书", "好书推荐", "熱門", "推薦")) { _, context -> Reply? in
        try await guide.showPopular(in: context)
    }
    router.on(.text("随机", "随便", "来一本", "換一本", "换一本", "隨機", "隨便")) { _, context -> Reply? in
        guard let book = try await guide.finder.repository.random() else { return nil }
        let list = try await context.state(OpenList.self) ?? OpenList()
        return try await guide.show(book.id, in: list, note: HintText.random, context: context)
    }
}

extension BookGuide {
    /// Shows the most popular works as a list.
    func showPopular(in context: MessageContext) async throws -> Reply {
        let hits = try await self.finder.repository.popular(limit: self.finder.limit)
        guard !hits.isEmpty else { return .text(HintText.emptyCatalogue) }
        return try self.show(hits, as: .works, under: ListHeading.popular, in: context)
    }
}
