// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import WeChatBot
import WeChatProtocol

extension BookGuide {
    /// Does what a reader asks of the books that they keep.
    func perform(_ command: ShelfCommand, in context: MessageContext) async throws -> Reply {
        let shelf = try await context.state(Bookshelf.self) ?? Bookshelf()
        let list = try await context.state(OpenList.self) ?? OpenList()
        switch ShelfStep(command, on: shelf, beside: list) {
        case .keep(let id): return try await self.keep(id, on: shelf, beside: list, context: context)
        case .drop(let id): return try await self.drop(id, from: shelf, beside: list, context: context)
        case .show:
            try context.begin(shelf, lifetime: Bookshelf.lifetime)
            return try await self.show(self.list(of: shelf), in: context)
        case .clear:
            context.end(Bookshelf.self)
            context.end(OpenList.self)
            return .text(ShelfText.cleared(shelf.ids.count))
        case .say(let text): return .text(text)
        }
    }

    private func keep(
        _ id: BookID,
        on shelf: Bookshelf,
        beside list: OpenList,
        context: MessageContext
    ) async throws -> Reply {
        guard let book = try await self.finder.repository.book(id) else { return .text(ListText.bookIsGone) }
        var (shelf, list) = (shelf, list)
        let addition = shelf.add(id)
        list.shown = id
        try context.begin(list, lifetime: Self.lifetime)
        try context.begin(shelf, lifetime: Bookshelf.lifetime)
        return .text(ShelfText.kept(book, addition, count: shelf.ids.count))
    }

    /// Where the shelf is what the reader has before them, its page is shown anew, as its numbers have changed.
    private func drop(
        _ id: BookID,
        from shelf: Bookshelf,
        beside list: OpenList,
        context: MessageContext
    ) async throws -> Reply {
        var shelf = shelf
        guard shelf.remove(id) else { return .text(ShelfText.nothingToDrop) }
        let text = ShelfText.dropped(try await self.finder.repository.book(id), count: shelf.ids.count)
        guard !shelf.ids.isEmpty else {
            context.end(Bookshelf.self)
            if list.kind == .shelf { context.end(OpenList.self) }
            return .text(text)
        }
        try context.begin(shelf, lifetime: Bookshelf.lifetime)
        guard list.kind == .shelf else { return .text(text) }
        var page = self.list(of: shelf)
        page.page = min(list.page, page.pages(size: Self.pageSize) - 1)
        guard case .text(let rows) = try await self.show(page, in: context) else { return .text(text) }
        return .text("\(text)\n\(rows)")
    }

    private func list(of shelf: Bookshelf) -> OpenList {
        OpenList(heading: ListHeading.shelf(shelf.ids.count), kind: .shelf, ids: shelf.ids)
    }
}
