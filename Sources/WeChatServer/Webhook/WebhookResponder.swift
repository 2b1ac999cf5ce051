// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Logging
import Synchronization
public import WeChatBot
public import WeChatProtocol

/// The webhook, free of any transport: a request in, a response out.
///
/// It answers `/weixin` for its first account and `/weixin/{name}` for each, verifies, decrypts and decodes, has the
/// account's ``ReplyDesk`` answer, and wraps the reply. An authentic push is always answered with 200 and something
/// legal.
public struct WebhookResponder: Sendable {
    /// The path of the first account; the others stand below it.
    public static let path = "/weixin"

    let endpoints: [AccountEndpoint]
    private let limits: WebhookLimits
    private let refusals: RefusalLog
    private let clock: WallClock
    private var answering: (@Sendable (WebhookRequest) async -> WebhookResponse)?

    /// Creates a webhook.
    ///
    /// - Parameters:
    ///   - accounts: The accounts; the first also answers ``path``.
    ///   - bot: What answers the messages of every account.
    ///   - store: Where deliveries and conversations are kept.
    ///   - delivery: What sends an account's late replies; nothing does unless told.
    ///   - limits: What a request may take.
    ///   - desk: How the accounts' desks keep WeChat's time.
    ///   - logger: Where refusals and failures are logged.
    public init(
        accounts: [OfficialAccount],
        bot: any MessageResponder,
        store: any DeskStore = MemoryDeskStore(),
        delivery: (OfficialAccount) -> (any LateReplyDelivery)? = { _ in nil },
        limits: WebhookLimits = WebhookLimits(),
        desk: DeskConfiguration = DeskConfiguration(),
        logger: Logger
    ) {
        self.init(
            accounts: accounts,
            bot: bot,
            store: store,
            delivery: delivery,
            limits: limits,
            desk: desk,
            logger: logger,
            clock: .system
        )
    }

    /// Creates the webhook that a configuration asks for; an observer is told what happens to deliveries.
    public init(
        configuration: ServerConfiguration,
        bot: any MessageResponder,
        store: any DeskStore,
        delivery: (AccountConfiguration) -> (any LateReplyDelivery)? = { _ in nil },
        observer: (any DeskObserver)? = nil,
        logger: Logger
    ) {
        self.init(limits: configuration.limits, logger: logger, clock: .system) { logger, clock in
            configuration.accountConfigurations.map { account in
                AccountEndpoint(
                    account: account.account,
                    bot: bot,
                    store: store,
                    delivery: delivery(account),
                    desk: DeskConfiguration(account, of: configuration),
                    observer: observer,
                    clock: clock,
                    logger: logger
                )
            }
        }
    }

    init(
        accounts: [OfficialAccount],
        bot: any MessageResponder,
        store: any DeskStore,
        delivery: (OfficialAccount) -> (any LateReplyDelivery)? = { _ in nil },
        limits: WebhookLimits,
        desk: DeskConfiguration,
        logger: Logger,
        clock: WallClock
    ) {
        self.init(limits: limits, logger: logger, clock: clock) { logger, clock in
            accounts.map { account in
                AccountEndpoint(
                    account: account,
                    bot: bot,
                    store: store,
                    delivery: delivery(account),
                    desk: desk,
                    clock: clock,
                    logger: logger
                )
            }
        }
    }

    /// Creates a webhook of no account, for tests of what carries it: it answers every request with what a closure
    /// says.
    init(logger: Logger, answering: @escaping @Sendable (WebhookRequest) async -> WebhookResponse) {
        self.init(limits: WebhookLimits(), logger: logger, clock: .system) { _, _ in [] }
        self.answering = answering
    }

    private init(
        limits: WebhookLimits,
        logger: Logger,
        clock: WallClock,
        endpoints: (Logger, WallClock) -> [AccountEndpoint]
    ) {
        self.limits = limits
        self.clock = clock
        self.endpoints = endpoints(logger, clock)
        self.refusals = RefusalLog(accounts: self.endpoints.map(\.name), logger: logger)
    }

    /// Answers a request; never fails.
    public func respond(to request: WebhookRequest) async -> WebhookResponse {
        await withCheckedContinuation { continuation in
            self.respond(to: request) { continuation.resume(returning: $0) }
        }
    }

    /// Answers a request, for a transport that has no task to wait in; never fails.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - answer: Is called once, on any thread and perhaps at once. It must not wait for anything.
    public func respond(to request: WebhookRequest, answer: @escaping @Sendable (WebhookResponse) -> Void) {
        if let answering = self.answering {
            Task.immediate { answer(await answering(request)) }
            return
        }
        let endpoint = self.endpoint(at: request.path)
        do throws(Refusal) {
            guard let endpoint else { throw .unknownPath }
            try self.respond(to: request, at: endpoint, answer: answer)
        } catch {
            answer(self.refuse(request, at: endpoint, because: error))
        }
    }

    /// Answers a request that its transport refuses, and logs it.
    func refuse(_ request: WebhookRequest, because refusal: Refusal) -> WebhookResponse {
        self.refuse(request, at: self.endpoint(at: request.path), because: refusal)
    }

    /// Whether a path is the webhook's; requests for any other are none of its business.
    public func owns(path: String) -> Bool {
        guard path.utf8.starts(with: Self.path.utf8) else { return false }
        let rest = path.utf8.dropFirst(Self.path.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: "/")
    }

    /// Takes new tokens and keys for the account of that name.
    public func update(_ credentials: Credentials, ofAccount name: String) {
        for endpoint in self.endpoints where endpoint.name == name { endpoint.update(credentials) }
    }

    /// The desks of the accounts, which keep deadlines and send late replies: to be run as services beside whatever
    /// carries the webhook, and stopped after it.
    public var desks: [ReplyDesk] { self.endpoints.map(\.desk) }

    /// By how many seconds this machine's clock seems to be wrong; nil while it seems right.
    public var clockSkew: Int64? { self.endpoints.lazy.compactMap(\.clockWatch.skew).first }

    private func refuse(
        _ request: WebhookRequest,
        at endpoint: AccountEndpoint?,
        because refusal: Refusal
    ) -> WebhookResponse {
        self.refusals.record(refusal, of: request, account: endpoint?.name, second: self.clock.now().rawValue)
        return refusal.response
    }

    private func respond(
        to request: WebhookRequest,
        at endpoint: AccountEndpoint,
        answer: @escaping @Sendable (WebhookResponse) -> Void
    ) throws(Refusal) {
        switch request.method {
        case "POST":
            guard request.body.count <= self.limits.bodyBytes else { throw .tooLarge }
            let query = PushQuery(parsing: request.query)
            if query.signature == nil, PlatformProbe.isProbe(request.body) { return answer(.success) }
            try endpoint.answer(request, query: query, answer: answer)
        case "GET": answer(try endpoint.verify(PushQuery(parsing: request.query)))
        default: throw .method
        }
    }

    private func endpoint(at path: String) -> AccountEndpoint? {
        guard self.owns(path: path) else { return nil }
        let name = Substring(path.utf8.dropFirst(Self.path.utf8.count + 1))
        return name.isEmpty ? self.endpoints.first : self.endpoints.first { $0.name == name }
    }
}
