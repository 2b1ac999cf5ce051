// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Logging
import Synchronization
import Tracing
public import WeChatProtocol

/// Runs a bot's handler once for each delivery, however often WeChat asks, and loses no answer.
///
/// One desk serves one account. Each of WeChat's attempts joins the run of its delivery and is answered in time: with
/// the reply, or, where the handler takes longer than WeChat waits, as ``LateReplyPolicy`` says. Messages of one user
/// are dealt with in their order. What must outlive the process is in the ``DeskStore`` before it counts; the desk sees
/// to WeChat's limits, keeps what a text was cut by, and deletes a user's data when they leave.
///
/// The desk is a `Service`: unless it runs, its deadlines pass unnoticed and nothing is sent late.
public final class ReplyDesk: Sendable {
    /// What an attempt is answered by; the table hands each out once.
    typealias Waiter = @Sendable (DeskAnswer) -> Void

    /// The account's name, as stores know it.
    public let account: String
    let responder: any MessageResponder
    let traits: HandlerTraits
    let store: any DeskStore
    let delivery: (any LateReplyDelivery)?
    let configuration: DeskConfiguration
    let clock: DeskClock
    let observer: (any DeskObserver)?
    let logger: Logger
    let metrics: DeskMetrics
    /// Nil where the program has bootstrapped no tracer before it made the desk.
    let tracing: DeskTracing?
    let owner: Int64
    let table: Mutex<DeliveryTable<Waiter>>
    let tasks: DeskTasks
    let upkeep = Mutex(DeskUpkeep())
    let laterWork = Mutex(LaterWork.List())
    /// Whether the server is about to stop.
    let isStopping = Atomic(false)
    /// The dead letters whose replay is beginning.
    let replaying = Mutex(Set<DeliveryKey>())
    /// How many late replies are being sent.
    let sending = Atomic(0)

    /// Creates the desk of an account.
    ///
    /// - Parameters:
    ///   - account: The account's name; it is its namespace in the store.
    ///   - responder: The bot.
    ///   - store: Where claims, replies and conversations are kept.
    ///   - delivery: What sends late replies; nil for an account that has nothing to send them with.
    ///   - configuration: How the desk keeps WeChat's time.
    ///   - observer: Is told what happens to deliveries; nil for nobody.
    ///   - logger: Where failures are logged.
    public convenience init(
        account: String,
        responder: any MessageResponder,
        store: any DeskStore,
        delivery: (any LateReplyDelivery)? = nil,
        configuration: DeskConfiguration = DeskConfiguration(),
        observer: (any DeskObserver)? = nil,
        logger: Logger
    ) {
        self.init(
            account: account,
            responder: responder,
            store: store,
            delivery: delivery,
            configuration: configuration,
            observer: observer,
            logger: logger,
            clock: .system
        )
    }

    /// Creates a desk with clocks of its own, as tests in virtual time need it.
    package init(
        account: String,
        responder: any MessageResponder,
        store: any DeskStore,
        delivery: (any LateReplyDelivery)? = nil,
        configuration: DeskConfiguration = DeskConfiguration(),
        observer: (any DeskObserver)? = nil,
        logger: Logger,
        clock: DeskClock,
        owner: Int64 = .random(in: 1 ... .max),
        executor: (any TaskExecutor)? = nil
    ) {
        self.account = account
        self.responder = responder
        self.traits = responder.traits
        self.store = store
        self.delivery = delivery
        self.configuration = configuration
        self.observer = observer
        self.logger = logger
        self.metrics = DeskMetrics(account: account)
        self.tracing = DeskTracing(account: account)
        self.clock = clock
        self.owner = owner
        self.tasks = DeskTasks(executor: executor)
        let canSend = delivery != nil && configuration.lateReplies != .pickup
        self.table = Mutex(
            DeliveryTable(configuration: configuration, lateRoute: canSend ? .customerService : .pickup)
        )
    }

    /// How many handlers are running.
    public var running: Int { self.table.withLock { $0.running } }

    /// Whether nothing is being worked on and nobody waits.
    package var isIdle: Bool { self.tasks.isIdle && self.table.withLock { $0.isIdle } }

    /// Answers one attempt of WeChat's.
    ///
    /// - Parameters:
    ///   - message: The push.
    ///   - key: Its delivery key.
    ///   - arrival: When the attempt's head arrived.
    ///   - request: What names the attempt in the log.
    /// - Returns: What the attempt is to be told, by its deadline as far as the desk runs as a service.
    public func answer(
        _ message: IncomingMessage,
        key: DeliveryKey,
        arrival: Moment,
        request: (any CustomStringConvertible & Sendable)? = nil
    ) async -> DeskAnswer {
        // Resumed exactly once, as a waiter is called.
        await withUnsafeContinuation { continuation in
            self.answer(message, key: key, arrival: arrival, request: request) { continuation.resume(returning: $0) }
        }
    }

    /// Answers one attempt of WeChat's, for a transport that has no task to wait in.
    ///
    /// - Parameters:
    ///   - message: The push.
    ///   - key: Its delivery key.
    ///   - arrival: When the attempt's head arrived.
    ///   - request: What names the attempt in the log.
    ///   - waiter: Is called once, on any thread and perhaps at once, with what the attempt is to be told. It must not
    ///     wait for anything.
    public func answer(
        _ message: IncomingMessage,
        key: DeliveryKey,
        arrival: Moment,
        request: (any CustomStringConvertible & Sendable)? = nil,
        waiter: @escaping @Sendable (DeskAnswer) -> Void
    ) {
        self.answer(message, key: key, arrival: arrival, request: request, executor: nil, waiter: waiter)
    }

    /// The same; the executor runs a quick handler, and does for any other what is left when it has ended.
    package func answer(
        _ message: IncomingMessage,
        key: DeliveryKey,
        arrival: Moment,
        request: (any CustomStringConvertible & Sendable)?,
        executor: (any DeskExecutor)?,
        waiter: @escaping @Sendable (DeskAnswer) -> Void
    ) {
        let span = self.tracing?.arrived(message, key: key)
        let traced = span.map { self.ending($0, before: waiter) } ?? waiter
        let job = DeliveryJob(
            message: message,
            key: key,
            arrival: arrival,
            time: self.clock.wall(),
            request: request,
            trace: span?.context,
            executor: executor
        )
        self.metrics.attempts.increment(MessageKind(message.body))
        let waiter = self.watch(job, traced)
        switch self.table.withLock({ $0.arrive(job, waiter) }) {
        case .begin: self.start(job) { await self.work(on: job) }
        case .confirm: self.start(job) { await self.confirm(job) }
        case .wait: break
        case .answer(let reply, let origin): waiter(self.answer(reply, origin: origin, job: job))
        }
    }
}
