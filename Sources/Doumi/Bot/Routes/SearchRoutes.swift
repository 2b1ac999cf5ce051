// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import WeChatBot
import WeChatProtocol

/// Any other text is a title, an author or an ISBN.
func addSearchRoutes(to router: MessageRouter, guide: BookGuide) {
    router.on(.text) { text, context -> Reply? in
        switch TypedText(text.content) {
        case .tooLong: return .text(HintText.tooLong)
        case .nothing: return .text(HintText.nothingAsked)
        case .query(let query):
            let answer = try await guide.finder.find(query)
            // A number tapped in a list of yesterday isn't a title, unless there is one.
            if let command = ListCommand(query), !answer.isTitle { return .text(ListText.noList(command)) }
            if case .notFound = answer, let text = Courtesy.answer(to: query) { return .text(text) }
            return try await guide.show(answer, in: context)
        }
    }
}

extension BookAnswer {
    /// Whether what was asked for is the very title of a book.
    fileprivate var isTitle: Bool {
        switch self {
        case .book(let hit): hit.match <= .title
        case .list(let hits, _): hits.first.map { $0.match <= .title } ?? false
        default: false
        }
    }
}
