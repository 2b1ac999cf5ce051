// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import WeChatBot
import WeChatProtocol

/// One bot behind one desk in virtual time, as all of its test users share it.
final class TestChat: Sendable {
    /// When WeChat asks again: it closes the connection after 5 s.
    private static let patience = Duration.seconds(5)

    let account: String
    let time = VirtualTime()
    let outbox = TestOutbox()
    private let recorder: ErrorRecorder
    private let desk: ReplyDesk
    private let lastID = Mutex<UInt64>(24_680_135_791_357_000)

    init(
        bot: any MessageResponder,
        account: String,
        store: any DeskStore,
        lateReplies: LateReplyPolicy,
        logger: Logger
    ) {
        let recorder = ErrorRecorder(bot: bot)
        let time = self.time
        self.account = account
        self.recorder = recorder
        self.desk = ReplyDesk(
            account: account,
            responder: recorder,
            store: store,
            delivery: self.outbox,
            configuration: DeskConfiguration(lateReplies: lateReplies),
            logger: logger,
            clock: DeskClock(now: { time.instant }, wall: { WallTime(time.time) })
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

    /// Lets time pass, and the desk keep its deadlines.
    func advance(by duration: Duration) {
        self.time.advance(by: duration)
        self.desk.tick()
    }

    /// One attempt to deliver a push.
    /// - Throws: What the bot threw.
    func deliver(_ message: IncomingMessage) async throws -> DeskAnswer {
        let key = DeliveryKey(message)
        let answer = await self.desk.answer(message, key: key, arrival: self.time.instant)
        answer.receipt?.given()
        if let error = self.recorder.error(for: key) { throw error }
        return answer
    }

    /// All attempts to deliver a push, while time runs faster than the bot.
    /// - Throws: What the bot threw.
    func deliverImpatiently(_ message: IncomingMessage) async throws -> DeskAnswer {
        let key = DeliveryKey(message)
        var answer = DeskAnswer(reply: .nothing, origin: .held)
        for _ in 1...3 {
            let attempt = Task.immediate {
                await self.desk.answer(message, key: key, arrival: self.time.instant)
            }
            self.advance(by: Self.patience)
            self.advance(by: .seconds(1))
            answer = await attempt.value
            answer.receipt?.given()
            if answer.origin != .held { break }
            self.time.advance(by: .seconds(-1))
        }
        if let error = self.recorder.error(for: key) { throw error }
        return answer
    }
}
