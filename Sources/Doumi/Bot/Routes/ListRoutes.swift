// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// Numbers and page words, for readers who have a list before them; without one they are texts like any other.
func addListRoutes(to router: MessageRouter, guide: BookGuide) {
    router.on(.text(as: ListCommand.self)) { command, context -> Reply? in
        guard let list = try await context.state(OpenList.self) else { return nil }
        switch ListStep(command, on: list, pageSize: BookGuide.pageSize) {
        case .card(let id): return try await guide.show(id, in: list, context: context)
        case .page(let list): return try await guide.show(list, in: context)
        case .editions(let id): return try await guide.showEditions(of: id, in: list, context: context)
        case .author(let id): return try await guide.showWorks(byAuthorOf: id, in: list, context: context)
        case .say(let text):
            try context.begin(list, lifetime: BookGuide.lifetime)
            return .text(text)
        case .passOn: return nil
        }
    }
}
