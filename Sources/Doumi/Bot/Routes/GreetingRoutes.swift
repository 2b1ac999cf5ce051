// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// A welcome for those who follow, also through a QR code, and help for those who ask or sent what WeChat keeps back.
func addGreetingRoutes(to router: MessageRouter, help: HelpText) {
    let welcome = WelcomeText.text(name: help.name)
    router.on(.subscribe) { _, _ in welcome }
    router.on(.text("?", "？", "帮助", "幫助", "help")) { _, _ in help.text }
    router.on(.unsupportedNotice) { _, _ in HintText.message }
}

extension Trigger where Payload == TextMessage {
    /// WeChat's notice that the reader sent something which isn't forwarded, such as a sticker.
    fileprivate static var unsupportedNotice: Self {
        Self("unsupported content") { message in
            guard case .text(let text) = message.body, text.isUnsupportedNotice else { return nil }
            return text
        }
    }
}
