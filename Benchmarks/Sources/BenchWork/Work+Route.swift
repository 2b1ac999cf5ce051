// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import WeChatBot
import WeChatProtocol

extension Work {
    /// A new delivery through the desk, to the last but one of twenty routes.
    static func route() throws -> Work {
        let router = MessageRouter()
        router.on(.subscribe) { _, _ in "欢迎关注！" }
        router.on(.unsubscribe) { _, _ in Reply.nothing }
        router.on(.scan) { _, _ in "扫码" }
        router.on(.text("?", "？", "帮助", "help")) { _, _ in "帮助" }
        router.on(.text(as: Int.self)) { number, _ in "\(number)" }
        for command in ["书名", "作者", "出版社", "推荐"] {
            router.on(.text(beginning: command)) { text, _ in text }
        }
        for key in ["HOT", "NEW", "FREE", "MINE", "HELP", "ABOUT"] {
            router.on(.menuClick(key)) { _, _ in key }
        }
        router.on(.image) { _, _ in "图片" }
        router.on(.voice) { _, _ in "语音" }
        router.on(.location) { _, _ in "位置" }
        router.on(.text) { text, _ in text.content }
        router.on(.anything) { _, _ in "收到" }
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let desk = ReplyDesk(
            account: "main",
            responder: router.buildResponder(),
            store: MemoryDeskStore(),
            logger: logger
        )
        let number = Atomic(0)
        let message = try IncomingMessage(parsing: SamplePush.text(number: 0))
        return Work("route") { count in
            for _ in 0..<count {
                var message = message
                message.id = MessageID(rawValue: UInt64(number.add(1, ordering: .relaxed).newValue))
                let key = DeliveryKey(message)
                keep(await desk.answer(message, key: key, arrival: .now))
            }
        }
    }
}
