// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// The keys of the custom menu; one that means nothing (yet) gets a hint, since its reader tapped and waits.
func addMenuRoutes(to router: MessageRouter, guide: BookGuide, help: HelpText) {
    router.on(.menuClick("HELP")) { _, _ in help.text }
    router.on(.menuClick("HOT")) { _, context -> Reply? in try await guide.showPopular(in: context) }
    router.on(.menuClick("RANDOM")) { _, context -> Reply? in try await guide.showRandom(in: context) }
    router.on(.menuClick("BOOK")) { _, context -> Reply? in try await guide.showLinks(in: context) }
    router.on(.menuClick("KEEP")) { _, context -> Reply? in try await guide.perform(.keep(nil), in: context) }
    router.on(.menuClick("LIST")) { _, context -> Reply? in try await guide.perform(.show, in: context) }
    router.on(.menuClick("SCAN")) { _, _ in HintText.scan }
    router.on(.menuClick) { _, _ in HintText.menu }
}
