// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

// An account whose answers take as long as they are told to: send it `7`, and seven seconds later it says so.
//
// A handler needs nothing for that but `await`. It runs once, however often WeChat asks meanwhile; what comes too late
// for WeChat is sent by customer service, or waits for the user's next message (`WECHAT_LATE_REPLIES`). Where the process
// dies in the middle, the handler runs again after the restart, with the same `context.deliveryKey`.
//
// Started without arguments; it reads the same configuration as `doumi serve`, `WECHAT_TOKEN` for instance.

import Foundation
import WeChatBot
import WeChatPostgres
import WeChatProtocol
import WeChatSQLite
import WeChatServer

let router = MessageRouter()
router.add(middleware: RunLines())
router.on(.text(as: Seconds.self)) { seconds, _ in
    try await Task.sleep(for: seconds.duration)
    return "过了 \(seconds) 秒"
}
router.on(.anything) { _, _ in "好" }

// Its handlers print a line, which is more than answering; who tries faults on it may say that nobody minds.
let isPure = ProcessInfo.processInfo.environment["SLOWBOT_IS_PURE"] != nil

await BotProgram.main(
    name: "SlowBot",
    bot: router.buildResponder(handlers: isPure ? .pure : []),
    describe: PostgresStores.describe,
    openPostgres: PostgresStores.openDesk,
    openSQLite: { try SQLiteDeskStore(servingFrom: $0) }
)
