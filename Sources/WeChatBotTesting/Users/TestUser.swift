// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Logging
import Synchronization
public import WeChatBot
public import WeChatProtocol

/// A WeChat user in a test: what they do goes through a real ``WeChatBot/ReplyDesk`` to the bot, without sockets and
/// without waiting.
///
/// ```swift
/// let user = TestUser(bot)
/// #expect(try await user.follows() == "欢迎关注！")
/// #expect(try await user.sends("9787544253994") == .news([…]))
/// user.waits(.seconds(601))
/// ```
///
/// Time stands still but for one second before each push, so that no two are the same delivery, and for what
/// ``waits(_:)`` lets pass. Where the bot throws, so do these methods.
public final class TestUser: Sendable {
    /// The user's id.
    public let openID: OpenID
    private let chat: TestChat
    private let last = Mutex<(message: IncomingMessage?, answer: DeskAnswer?)>((nil, nil))

    /// Creates a user who talks to a bot.
    ///
    /// - Parameters:
    ///   - bot: The bot, with a desk of its own.
    ///   - openID: The user's id.
    ///   - account: The name of the account, for bots and stores that care.
    ///   - store: Where deliveries and conversations are kept; in memory unless told.
    ///   - lateReplies: How replies reach the user that come after WeChat stopped waiting.
    ///   - logger: Where bot and desk log; nowhere unless told.
    public convenience init(
        _ bot: any MessageResponder,
        as openID: OpenID = "oTestUser0000000000000000001",
        account: String = "default",
        store: any DeskStore = MemoryDeskStore(),
        lateReplies: LateReplyPolicy = .customerService,
        logger: Logger = Logger(label: "TestUser") { _ in SwiftLogNoOpLogHandler() }
    ) {
        let chat = TestChat(bot: bot, account: account, store: store, lateReplies: lateReplies, logger: logger)
        self.init(openID: openID, chat: chat)
    }

    private init(openID: OpenID, chat: TestChat) {
        self.openID = openID
        self.chat = chat
    }

    /// Another user of the same bot, at the same desk and in the same time.
    public func friend(_ openID: OpenID) -> TestUser { TestUser(openID: openID, chat: self.chat) }

    /// How the last push was answered: by a run or from memory, and by which route.
    public var lastAnswer: DeskAnswer? { self.last.withLock { $0.answer } }

    /// Lets time pass, for conversations that end by themselves and for WeChat's patience.
    public func waits(_ duration: Duration) { self.chat.advance(by: duration) }

    /// Sends a text.
    /// - Throws: What the bot throws.
    @discardableResult
    public func sends(_ text: String) async throws -> Reply {
        try await self.sends(.text(TextMessage(content: text)))
    }

    /// Sends a message of any kind, or causes an event.
    /// - Throws: What the bot throws.
    @discardableResult
    public func sends(_ body: IncomingMessage.Body) async throws -> Reply {
        try await self.deliver(self.message(body))
    }

    /// Sends a push as WeChat would write it, for types that this library doesn't know; who sends it, and when, is as
    /// the XML says.
    /// - Throws: `XMLError`, or what the bot throws.
    @discardableResult
    public func sends(xml: String) async throws -> Reply {
        self.waits(.seconds(1))
        return try await self.deliver(IncomingMessage(parsing: Array(xml.utf8)))
    }

    /// Has WeChat deliver the last push once more, as it does when an answer was late.
    /// - Returns: What that attempt is answered with; nothing where there was no push yet.
    /// - Throws: What the bot throws.
    @discardableResult
    public func sendsAgain() async throws -> Reply {
        guard let message = self.last.withLock({ $0.message }) else { return .nothing }
        return try await self.deliver(message)
    }

    /// Sends a text whose answer takes longer than WeChat waits: all of its attempts go by while the bot works.
    ///
    /// ```swift
    /// #expect(try await user.sendsImpatiently("慢") == .nothing)
    /// gate.open()
    /// #expect(await user.receives() == "久等了")
    /// ```
    /// - Returns: What WeChat is told at last: nothing where the answer will be sent (``receives()``), or that any
    ///   message fetches it.
    /// - Throws: What the bot throws.
    @discardableResult
    public func sendsImpatiently(_ text: String) async throws -> Reply {
        let message = self.message(.text(TextMessage(content: text)))
        return try await self.deliver(message) { try await self.chat.deliverImpatiently($0) }
    }

    /// The next message that reaches the user by customer service, in the order in which they were sent; waits for it.
    public func receives() async -> Reply { await self.chat.outbox.next(for: self.openID) }

    /// What has reached the user by customer service and wasn't received yet.
    public var unread: [Reply] { self.chat.outbox.unread(by: self.openID) }

    private func message(_ body: IncomingMessage.Body) -> IncomingMessage {
        self.waits(.seconds(1))
        let id: MessageID? = if case .event = body { nil } else { self.chat.nextID() }
        return IncomingMessage(from: self.openID, at: self.chat.time.time, id: id, body)
    }

    private func deliver(
        _ message: IncomingMessage,
        by way: ((IncomingMessage) async throws -> DeskAnswer)? = nil
    ) async throws -> Reply {
        self.last.withLock { $0 = (message, nil) }
        let answer = if let way { try await way(message) } else { try await self.chat.deliver(message) }
        self.last.withLock { $0.answer = answer }
        return answer.reply
    }
}
