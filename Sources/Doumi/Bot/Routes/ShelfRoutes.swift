// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// The books that a reader keeps; a book of such a name is found by 《收藏》.
func addShelfRoutes(to router: MessageRouter, guide: BookGuide) {
    router.on(.text(as: ShelfCommand.self)) { command, context -> Reply? in
        try await guide.perform(command, in: context)
    }
}
