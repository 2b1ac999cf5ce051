// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What follows from a command to a list: decided here, done by ``BookGuide``.
enum ListStep: Hashable, Sendable {
    /// Show a book's card.
    case card(BookID)
    /// Show a page.
    case page(OpenList)
    /// Show the editions of a book.
    case editions(BookID)
    /// Show the books by the author of a book.
    case author(BookID)
    /// Say something; the list stays.
    case say(String)
    /// The command means nothing here, so the text is one to search for.
    case passOn

    /// Decides.
    init(_ command: ListCommand, on list: OpenList, pageSize: Int) {
        if command == .editions {
            self = list.shown.map(Self.editions) ?? .say(ListText.chooseFirst)
            return
        }
        if command == .author {
            self = list.shown.map(Self.author) ?? .say(ListText.chooseAuthorFirst)
            return
        }
        guard !list.ids.isEmpty else {
            self = .passOn
            return
        }
        switch command {
        case .number(let number) where list.ids.indices.contains(number - 1): self = .card(list.ids[number - 1])
        case .number(let number): self = .say(ListText.outOfRange(number, count: list.ids.count))
        case .next: self = Self.turn(list, by: 1, pageSize: pageSize)
        case .previous: self = Self.turn(list, by: -1, pageSize: pageSize)
        case .again, .editions, .author: self = .page(list)
        }
    }

    private static func turn(_ list: OpenList, by step: Int, pageSize: Int) -> Self {
        var list = list
        list.page += step
        if list.page < 0 { return .say(ListText.firstPage) }
        return list.page < list.pages(size: pageSize) ? .page(list) : .say(ListText.lastPage)
    }
}
