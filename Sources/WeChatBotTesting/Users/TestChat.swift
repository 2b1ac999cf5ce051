// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import WeChatBot
import WeChatProtocol

/// One bot behind one desk in virtual time, as all of its test users share it.
final class TestChat: Sendable {
    let account: String
    let time = VirtualTime()
    private let recorder: ErrorRecorder
    private let desk: ReplyDesk
    private let lastID = Mutex<UInt64>(24_680_135_791_357_000)

    init(bot: any MessageResponder, account: String, conversations: any ConversationStore, logger: Logger) {
        let recorder = ErrorRecorder(bot: bot)
        let time = self.time
        self.account = account
        self.recorder = recorder
        self.desk = ReplyDesk(
            account: account,
            responder: recorder,
            conversations: conversations,
            configuration: DeskConfiguration(),
            logger: logger,
            now: { time.instant }
        )
    }

    /// The MsgId of the next message.
    func nextID() -> MessageID {
        MessageID(
            rawValue: self.lastID.withLock { id in
                id += 1
                return id
            }
        )
    }

    /// One attempt to deliver a push.
    /// - Throws: What the bot threw.
    func deliver(_ message: IncomingMessage) async throws -> DeskAnswer {
        let key = DeliveryKey(message)
        let answer = await self.desk.answer(message, key: key, at: self.time.time, arrival: self.time.instant)
        if let error = self.recorder.error(for: key) { throw error }
        return answer
    }
}
