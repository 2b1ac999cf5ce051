// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Logging
import Synchronization
public import WeChatProtocol

/// Runs a bot's handler once for each delivery, however often WeChat asks, and gives every attempt the same answer.
///
/// One desk serves one account. An attempt whose delivery is being worked on joins that run; one whose delivery was
/// answered lately gets the same answer again. The desk sees to WeChat's limits, keeps what a text was cut by, writes
/// changed conversations, and deletes a user's data when they leave.
public final class ReplyDesk: Sendable {
    private typealias Waiter = CheckedContinuation<Reply, Never>

    private let account: String
    private let responder: any MessageResponder
    private let conversations: any ConversationStore
    private let configuration: DeskConfiguration
    private let logger: Logger
    private let table: Mutex<DeliveryTable<Waiter>>

    /// Creates the desk of an account.
    public init(
        account: String,
        responder: any MessageResponder,
        conversations: any ConversationStore,
        configuration: DeskConfiguration = DeskConfiguration(),
        logger: Logger
    ) {
        self.account = account
        self.responder = responder
        self.conversations = conversations
        self.configuration = configuration
        self.logger = logger
        self.table = Mutex(
            DeliveryTable(
                memory: configuration.memory, memoryBytes: configuration.memoryBytes, handlers: configuration.handlers
            )
        )
    }

    /// How many handlers are running.
    public var running: Int { self.table.withLock { $0.running } }

    /// Answers one attempt of WeChat's.
    ///
    /// - Parameters:
    ///   - message: The push.
    ///   - key: Its delivery key.
    ///   - time: Now, by the wall clock.
    ///   - arrival: When the attempt's head arrived.
    public func answer(
        _ message: IncomingMessage,
        key: DeliveryKey,
        at time: UnixTime,
        arrival: ContinuousClock.Instant
    ) async -> DeskAnswer {
        switch self.table.withLock({ $0.arrive(key, at: arrival, waiter: nil) }) {
        case .run: return await self.run(message, key: key, at: time, arrival: arrival)
        case .answered(let reply): return DeskAnswer(reply: reply, origin: .remembered, route: nil)
        case .join: return await self.join(key, arrival: arrival)
        case .busy: return DeskAnswer(reply: .nothing, origin: .busy, route: nil)
        }
    }

    private func join(_ key: DeliveryKey, arrival: ContinuousClock.Instant) async -> DeskAnswer {
        let reply = await withCheckedContinuation { waiter in
            // The run may have ended between the look and this one.
            let arrival = self.table.withLock { $0.arrive(key, at: arrival, waiter: waiter) }
            switch arrival {
            case .join: break
            case .answered(let reply): waiter.resume(returning: reply)
            case .run, .busy: waiter.resume(returning: .nothing)
            }
        }
        return DeskAnswer(reply: reply, origin: .joined, route: nil)
    }

    private func run(
        _ message: IncomingMessage,
        key: DeliveryKey,
        at time: UnixTime,
        arrival: ContinuousClock.Instant
    ) async -> DeskAnswer {
        var logger = self.logger
        logger[metadataKey: "delivery"] = .stringConvertible(key)
        let user = UserKey(account: self.account, user: message.sender)
        let run = HandlerRun(
            conversations: ConversationScope(store: self.conversations, user: user, now: time)
        )
        let context = MessageContext(
            account: self.account, sender: message.sender, deliveryKey: key, time: time,
            deadline: arrival + self.configuration.replyDeadline, logger: logger, run: run
        )
        var reply = Reply.nothing
        do {
            reply = try self.fit(try await self.handle(message, context: context), to: message, context: context)
            let changes = run.conversations.changes
            if !changes.isEmpty { try await self.conversations.update(changes, of: user) }
        } catch {
            logger.error("handler failed", metadata: ["error": "\(type(of: error))"])
        }
        if let leaver = message.leaver { await self.forget(leaver, logger: logger) }
        let answer = reply
        let waiters = self.table.withLock { $0.finish(key, with: answer, at: .now) }
        for waiter in waiters { waiter.resume(returning: answer) }
        return DeskAnswer(reply: answer, origin: .run, route: run.route)
    }

    private func handle(_ message: IncomingMessage, context: MessageContext) async throws -> Reply {
        if Continuation.isAskedFor(by: message), let continuation = try await context.state(Continuation.self) {
            context.run.route = "continuation"
            context.end(Continuation.self)
            return .text(continuation.rest)
        }
        return try await self.responder.respond(to: message, context: context)
    }

    /// Brings a reply inside WeChat's limits; a text is cut shorter still, to make room for the hint.
    private func fit(_ reply: Reply, to message: IncomingMessage, context: MessageContext) throws -> Reply {
        var limits = message.isEvent ? ReplyLimits.event : .message
        var fitted = limits.fit(reply)
        switch fitted.problem {
        case .tooLong:
            limits.textBytes -= Continuation.hint.utf8.count
            fitted = limits.fit(reply)
            try context.begin(Continuation(rest: fitted.rest ?? ""))
            if case .text(let head) = fitted.reply { return .text(head + Continuation.hint) }
        case .empty: context.logger.error("handler gave an empty reply", metadata: ["route": "\(context.run.route ?? "")"])
        case .tooManyArticles: context.logger.warning("handler gave too many articles; only the first were sent")
        case nil: break
        }
        return fitted.reply
    }

    private func forget(_ user: OpenID, logger: Logger) async {
        do {
            try await self.conversations.removeAll(of: UserKey(account: self.account, user: user))
        } catch {
            logger.error("a leaving user's data could not be deleted", metadata: ["error": "\(type(of: error))"])
        }
    }
}
