// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import NIOCore
import NIOPosix
import Synchronization
import TestSupport
import Testing
import WeChatBot
import WeChatProtocol

@testable import WeChatServer

@Suite struct QuickHandlerTests {
    private let loop = MultiThreadedEventLoopGroup.singleton.next()

    /// Where a handler runs whose push came on the event loop; nil where it never did.
    private func isOnLoop(_ traits: HandlerTraits) async throws -> Bool? {
        let loop = self.loop
        let place = Mutex<Bool?>(nil)
        let bot = ClosureResponder(traits: traits) { _, _ in
            place.withLock { $0 = loop.inEventLoop }
            return "answer"
        }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let configuration = DeskConfiguration(replyDeadline: .seconds(600))
        let desk = ReplyDesk(
            account: "default",
            responder: bot,
            store: MemoryDeskStore(),
            configuration: configuration,
            logger: logger
        )
        let message = IncomingMessage(from: "oUser", id: 1, .text(TextMessage(content: "a")))
        let executor = LoopExecutor(loop)
        let answer = await withCheckedContinuation { continuation in
            loop.execute {
                desk.answer(
                    message,
                    key: DeliveryKey(message),
                    arrival: .now,
                    request: nil,
                    executor: executor,
                    waiter: { continuation.resume(returning: $0) }
                )
            }
        }
        #expect(answer.reply == "answer")
        return place.withLock { $0 }
    }

    @Test func `a quick handler runs where its push came`() async throws {
        #expect(try await self.isOnLoop(.quick) == true)
        #expect(try await self.isOnLoop([.quick, .pure]) == true)
    }

    @Test func `any other runs elsewhere, however fast its store is`() async throws {
        #expect(try await self.isOnLoop([]) == false)
        #expect(try await self.isOnLoop(.pure) == false)
    }
}
