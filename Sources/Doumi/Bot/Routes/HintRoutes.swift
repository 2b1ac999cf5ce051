// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// Hints for what isn't understood: a message is never met with silence, as an event that nobody asked for is.
func addHintRoutes(to router: MessageRouter) {
    router.on(.voice) { _, _ in HintText.voice }
    router.on(.image) { _, _ in HintText.image }
    router.on(.message) { message, _ -> Reply? in
        if case .device = message.body { .nothing } else { .text(HintText.message) }
    }
}
