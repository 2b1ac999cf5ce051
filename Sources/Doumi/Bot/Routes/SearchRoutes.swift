// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import WeChatBot
import WeChatProtocol

/// Any other text is a title, an author or an ISBN.
func addSearchRoutes(to router: MessageRouter, guide: BookGuide, help: HelpText) {
    router.on(.text) { text, context -> Reply? in
        switch TypedText(text.content) {
        case .tooLong: return .text(HintText.tooLong)
        case .help: return .text(help.text)
        case .nothing: return .text(HintText.nothingAsked)
        case .query(let query):
            let command = ListCommand(query)
            let talk = SmallTalk(query)
            // A number tapped in a list of yesterday isn't a title, unless there is one; nor is a greeting.
            guard command != nil || talk != nil, try await !guide.finder.find(query).isTitle else {
                return try await guide.answer(query, in: context)
            }
            if let command { return .text(ListText.noList(command)) }
            guard let talk else { return nil }
            return try await guide.answer(talk, help: help, in: context)
        }
    }
}

extension BookGuide {
    /// Answers what isn't about a certain book; a list stays as it is.
    fileprivate func answer(_ talk: SmallTalk, help: HelpText, in context: MessageContext) async throws -> Reply {
        switch talk {
        case .greeting: .text(HintText.greeting)
        case .thanks: .text(HintText.thanks)
        case .farewell: .text(HintText.farewell)
        case .chat: .text(HintText.chat)
        case .nothing: .text(HintText.nothingAsked)
        case .help: .text(help.text)
        case .suggestions: try await self.showSuggestions(in: context)
        case .isbn: .text(HintText.isbn)
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
