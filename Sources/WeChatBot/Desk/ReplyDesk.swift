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
    private let now: @Sendable () -> ContinuousClock.Instant
    private let table: Mutex<DeliveryTable<Waiter>>

    /// Creates the desk of an account.
    public convenience init(
        account: String,
        responder: any MessageResponder,
        conversations: any ConversationStore,
        configuration: DeskConfiguration = DeskConfiguration(),
        logger: Logger
    ) {
        self.init(
            account: account,
            responder: responder,
            conversations: conversations,
            configuration: configuration,
            logger: logger,
            now: { .now }
        )
    }

    /// Creates a desk with a clock of its own, as tests in virtual time need it.
    package init(
        account: String,
        responder: any MessageResponder,
        conversations: any ConversationStore,
        configuration: DeskConfiguration,
        logger: Logger,
        now: @escaping @Sendable () -> ContinuousClock.Instant
    ) {
        self.account = account
        self.responder = responder
        self.conversations = conversations
        self.configuration = configuration
        self.logger = logger
        self.now = now
        self.table = Mutex(DeliveryTable(configuration: configuration))
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
    ///   - request: What names the attempt in the log.
    /// - Returns: The same reply for all attempts.
    public func answer(
        _ message: IncomingMessage,
        key: DeliveryKey,
        at time: UnixTime,
        arrival: ContinuousClock.Instant,
        request: (any CustomStringConvertible & Sendable)? = nil
    ) async -> DeskAnswer {
        switch self.arrive(key, at: arrival) {
        case .run: return await self.run(message, key: key, at: time, arrival: arrival, request: request)
        case .answered(let reply): return DeskAnswer(reply: reply, origin: .remembered)
        case .join: return DeskAnswer(reply: await self.join(key), origin: .joined)
        case .busy:
            let reply = message.isEvent ? Reply.nothing : self.configuration.busyReply
            return DeskAnswer(reply: reply, origin: .busy)
        }
    }

    private func arrive(_ key: DeliveryKey, at now: ContinuousClock.Instant) -> DeliveryTable<Waiter>.Arrival {
        let (arrival, stuck) = self.table.withLock { table in
            let arrival = table.arrive(key, at: now)
            guard arrival == .busy else { return (arrival, 0) }
            let stuck = table.giveUp(at: now)
            return (stuck > 0 ? table.arrive(key, at: now) : arrival, stuck)
        }
        if stuck > 0 { self.logger.error("handlers that take too long were given up", metadata: ["count": "\(stuck)"]) }
        return arrival
    }

    private func join(_ key: DeliveryKey) async -> Reply {
        await withCheckedContinuation { waiter in
            // The run may have ended since the attempt arrived.
            if let reply = self.table.withLock({ $0.join(key, waiter) }) { waiter.resume(returning: reply) }
        }
    }

    private func run(
        _ message: IncomingMessage,
        key: DeliveryKey,
        at time: UnixTime,
        arrival: ContinuousClock.Instant,
        request: (any CustomStringConvertible & Sendable)?
    ) async -> DeskAnswer {
        let user = UserKey(account: self.account, user: message.sender)
        let run = HandlerRun(
            conversations: ConversationScope(store: self.conversations, user: user, now: time)
        )
        let context = MessageContext(
            account: self.account,
            sender: message.sender,
            deliveryKey: key,
            time: time,
            deadline: arrival + self.configuration.replyDeadline,
            logger: self.logger,
            request: request,
            run: run
        )
        let reply = await self.reply(to: message, context: context)
        if let leaver = message.leaver { await self.forget(leaver, logger: context.logger) }
        let waiters = self.table.withLock { $0.finish(key, with: reply, at: self.now()) }
        for waiter in waiters { waiter.resume(returning: reply) }
        return DeskAnswer(reply: reply, origin: .run, route: run.route)
    }

    /// The handler's reply inside WeChat's limits; nothing where it throws.
    ///
    /// What it changed is kept with the reply, and a store that fails costs the change, not the reply.
    private func reply(to message: IncomingMessage, context: MessageContext) async -> Reply {
        let reply: Reply
        do {
            reply = try self.fit(try await self.handle(message, context: context), to: message, context: context)
        } catch {
            context.logger.error("handler failed", metadata: ["error": "\(type(of: error))"])
            return .nothing
        }
        let changes = context.run.conversations.changes
        guard !changes.isEmpty else { return reply }
        do {
            try await self.conversations.update(changes, of: UserKey(account: self.account, user: context.sender))
        } catch {
            context.logger.error("a conversation could not be kept", metadata: ["error": "\(type(of: error))"])
        }
        return reply
    }

    private func handle(_ message: IncomingMessage, context: MessageContext) async throws -> Reply {
        if Continuation.isAskedFor(by: message), let continuation = try await context.state(Continuation.self) {
            context.run.route = "continuation"
            context.end(Continuation.self)
            return .text(continuation.rest)
        }
        let reply = try await self.responder.respond(to: message, context: context)
        // A newer answer of the bot's own takes the place of a rest that nobody asked for.
        if !message.isEvent, context.run.conversations.isKnownToHaveHad(Continuation.self) {
            context.end(Continuation.self)
        }
        return reply
    }

    /// Brings a reply inside WeChat's limits; a text is cut shorter still, to make room for the hint.
    private func fit(_ reply: Reply, to message: IncomingMessage, context: MessageContext) throws -> Reply {
        var limits = message.isEvent ? ReplyLimits.event : .message
        let fitted = limits.fit(reply)
        switch fitted.problem {
        case .tooLong:
            guard let rest = fitted.rest, !rest.trimmed.isEmpty else { return fitted.reply }
            limits.textBytes -= Continuation.hint.utf8.count
            let shorter = limits.fit(reply)
            guard case .text(let head) = shorter.reply, let rest = shorter.rest else { return fitted.reply }
            try context.begin(Continuation(rest: Continuation.bounded(rest)))
            return .text(head + Continuation.hint)
        case .empty:
            context.logger.error("handler gave an empty reply", metadata: ["route": "\(context.run.route ?? "")"])
        case .tooManyArticles:
            context.logger.warning(
                "handler gave too many articles; only the first are sent",
                metadata: ["route": "\(context.run.route ?? "")"]
            )
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
