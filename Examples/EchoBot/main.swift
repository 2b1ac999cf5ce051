// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

// An account that says back what it is told. Started without arguments; it reads the same configuration as `doumi
// serve`, `WECHAT_TOKEN` for instance.

import WeChatBot
import WeChatPostgres
import WeChatProtocol
import WeChatSQLite
import WeChatServer

let router = MessageRouter()
router.on(.text) { text, _ in text.content }
router.on(.voice) { voice, _ in voice.recognition.flatMap { $0.isEmpty ? nil : $0 } ?? "未识别" }
router.on(.subscribe) { _, _ in "感谢您的关注!" }
router.on(.event) { _, _ in Reply.nothing }
router.on(.anything) { _, _ in "收到" }

await BotProgram.main(
    name: "EchoBot",
    bot: router.buildResponder(handlers: [.quick, .pure]),
    describe: PostgresStores.describe,
    openPostgres: PostgresStores.openDesk,
    openSQLite: { try SQLiteDeskStore(servingFrom: $0) }
)
