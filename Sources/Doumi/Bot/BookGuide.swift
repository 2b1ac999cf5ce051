// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import BookSources
import WeChatBot
import WeChatProtocol

/// Leads a reader through the catalogue: turns what was found into a reply, and remembers the list that it showed.
struct BookGuide: Sendable {
    /// How many books of a list stand on a page.
    static let pageSize = 5
    /// How long the numbers of a list are good for.
    static let lifetime = Duration.seconds(600)

    let lookup: BookLookup
    /// Where this server's covers can be reached; nil where they can't.
    var publicURL: String?
    /// The catalogue alone.
    var finder: BookFinder { self.lookup.finder }

    /// Shows what the finder says; a list takes the place of the one before, a card stands beside it.
    func show(_ answer: BookAnswer, in context: MessageContext) async throws -> Reply {
        switch answer {
        case .book(let hit): return try await self.show(hit, in: context)
        case .list(let hits, let hasMore):
            return try self.show(hits, as: .works, under: ListHeading.found(hits.count, hasMore: hasMore), in: context)
        case .author(let name, let hits, let hasMore):
            let heading = ListHeading.author(name, hits.count, hasMore: hasMore)
            return try self.show(hits, as: .author, under: heading, in: context)
        case .repaired(let hits, _): return try await self.show(repaired: hits, in: context)
        case .notISBN(let problem, let typed):
            context.end(OpenList.self)
            return .text(BarcodeText.explanation(of: problem, typed: typed))
        case .notFound(let notFound): return try self.show(notFound, in: context)
        case .nothingAsked: return .text(HintText.nothingAsked)
        }
    }

    /// Shows a book's card beside a list, which stays as it is but for the book that was shown.
    func show(
        _ id: BookID,
        in list: OpenList,
        note: String? = nil,
        context: MessageContext
    ) async throws -> Reply {
        guard let book = try await self.finder.repository.book(id) else { return .text(ListText.bookIsGone) }
        var list = list
        list.shown = id
        try context.begin(list, lifetime: Self.lifetime)
        let editions = try await self.finder.repository.editions(of: book)
        return self.card(book, otherEditions: max(0, editions.count - 1), note: note)
    }

    /// Shows the page of a list that it stands on.
    func show(_ list: OpenList, in context: MessageContext) async throws -> Reply {
        let page = list.pageIDs(size: Self.pageSize)
        let books = try await self.finder.repository.books(page.map(\.id))
        let byID = Dictionary(books.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = page.compactMap { row in byID[row.id].map { (number: row.number, book: $0) } }
        try context.begin(list, lifetime: Self.lifetime)
        return .text(BookList.text(rows, of: list, pageSize: Self.pageSize))
    }

    /// Shows the editions of a book as a list.
    func showEditions(of id: BookID, in list: OpenList, context: MessageContext) async throws -> Reply {
        guard let book = try await self.finder.repository.book(id) else { return .text(ListText.bookIsGone) }
        let editions = try await self.finder.repository.editions(of: book)
        guard editions.count > 1 else {
            try context.begin(list, lifetime: Self.lifetime)
            return .text(ListText.onlyEdition(of: book))
        }
        let heading = ListHeading.editions(of: book, editions.count)
        let hits = editions.map { BookHit(book: $0, match: .title) }
        return try self.show(hits, as: .editions, under: heading, in: context)
    }

    /// Shows works as a list, from its first page.
    func show(
        _ hits: [BookHit],
        as kind: OpenList.Kind,
        under heading: String,
        in context: MessageContext
    ) throws -> Reply {
        let list = OpenList(heading: heading, kind: kind, ids: hits.map(\.book.id))
        try context.begin(list, lifetime: Self.lifetime)
        let rows = hits.prefix(Self.pageSize).enumerated().map { (number: $0 + 1, book: $1.book) }
        return .text(BookList.text(rows, of: list, pageSize: Self.pageSize))
    }

    /// Shows the other books by the author of a book.
    func showWorks(byAuthorOf id: BookID, in list: OpenList, context: MessageContext) async throws -> Reply {
        guard let book = try await self.finder.repository.book(id) else { return .text(ListText.bookIsGone) }
        guard let author = book.authors.first else { return .text(ListText.noAuthor) }
        let answer = try await self.finder.find("作者：\(author)")
        if case .book(let hit) = answer, hit.book.title == book.title { return .text(ListText.onlyWork(of: author)) }
        return try await self.show(answer, in: context)
    }

    /// Shows what can be done with the book that was shown last.
    func showLinks(in context: MessageContext) async throws -> Reply {
        guard let list = try await context.state(OpenList.self), let id = list.shown,
            let hit = try await self.finder.repository.hits([id]).first
        else { return .text(BookLinks.noBook) }
        try context.begin(list, lifetime: Self.lifetime)
        return .text(BookLinks.text(hit.book, otherEditions: hit.otherEditions))
    }

    /// Shows one work's card beside the list that stands there, and remembers it as what 收藏, 作者 and v are about.
    private func show(_ hit: BookHit, note: String? = nil, in context: MessageContext) async throws -> Reply {
        var list = try await context.state(OpenList.self) ?? OpenList()
        list.shown = hit.book.id
        try context.begin(list, lifetime: Self.lifetime)
        return self.card(hit.book, otherEditions: hit.otherEditions, note: note)
    }

    private func card(_ book: Book, otherEditions: Int, note: String?) -> Reply {
        BookCard.article(book, otherEditions: otherEditions, note: note, publicURL: self.publicURL).reply
    }

    private func show(repaired hits: [BookHit], in context: MessageContext) async throws -> Reply {
        if let hit = hits.first, hits.count == 1 {
            return try await self.show(hit, note: BarcodeText.repairedCard, in: context)
        }
        return try self.show(hits, as: .works, under: BarcodeText.repairedList, in: context)
    }

    private func show(_ notFound: NotFound, in context: MessageContext) throws -> Reply {
        let near = Array(notFound.near.prefix(Self.pageSize))
        if near.isEmpty {
            context.end(OpenList.self)
        } else {
            let list = OpenList(heading: ListHeading.near, kind: .works, ids: near.map(\.book.id))
            try context.begin(list, lifetime: Self.lifetime)
        }
        return .text(NotFoundText.text(notFound, near: near.map(\.book)))
    }
}
