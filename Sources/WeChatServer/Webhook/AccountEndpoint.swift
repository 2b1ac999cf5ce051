// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import WeChatBot
import WeChatProtocol

/// The webhook of one account: proves where a request comes from, and has the desk answer it.
final class AccountEndpoint: Sendable {
    /// The account as it is at present; a class, so that a push takes one reference and no copy.
    private final class Present: Sendable {
        let account: OfficialAccount

        init(_ account: OfficialAccount) { self.account = account }
    }

    let name: String
    let desk: ReplyDesk
    let clockWatch = ClockWatch()

    /// What tells this account's deliveries from those of another name; empty for the only account.
    private let namespace: String
    private let present: Mutex<Present>
    private let nonces: Mutex<NonceMemory>
    private let clock: WallClock
    private let logger: Logger
    private let metrics: WebhookMetrics
    /// Seconds by which a timestamp can be off and still be one: some 30 000 years.
    private static let plausible: ClosedRange<Int64> = -(1 << 40)...(1 << 40)

    init(
        account: OfficialAccount,
        bot: any MessageResponder,
        store: any DeskStore,
        delivery: (any LateReplyDelivery)?,
        desk: DeskConfiguration,
        observer: (any DeskObserver)? = nil,
        clock: WallClock,
        logger: Logger
    ) {
        var logger = logger
        logger[metadataKey: "account"] = "\(account.name)"
        self.logger = logger
        self.name = account.name
        self.namespace = account.name == Settings.soleAccount ? "" : account.name
        self.desk = ReplyDesk(
            account: account.name,
            responder: bot,
            store: store,
            delivery: delivery,
            configuration: desk,
            observer: observer,
            logger: logger,
            clock: clock.desk
        )
        self.present = Mutex(Present(account))
        self.nonces = Mutex(NonceMemory(window: account.replayWindow.components.seconds))
        self.clock = clock
        self.metrics = WebhookMetrics(account: account.name)
    }

    /// Takes new tokens and keys; pushes under way keep the old ones.
    func update(_ credentials: Credentials) {
        self.present.withLock { present in
            var account = present.account
            account.credentials = credentials
            present = Present(account)
        }
    }

    /// Answers a URL verification: the echo, if WeChat signed the request; its age doesn't matter.
    func verify(_ query: PushQuery) throws(Refusal) -> WebhookResponse {
        let present = self.present.withLock { $0 }
        guard let echo = query.echo, present.account.credentials.token(signing: query) != nil else { throw .signature }
        self.logger.debug("URL verified")
        return WebhookResponse(status: 200, body: Array(echo.utf8))
    }

    /// Answers a push.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - query: What its URL says.
    ///   - answer: Is called once with the response, on any thread and perhaps at once, unless this throws.
    /// - Throws: Why the request is refused.
    func answer(
        _ request: WebhookRequest,
        query: PushQuery,
        answer: @escaping @Sendable (WebhookResponse) -> Void
    ) throws(Refusal) {
        let now = self.clock.now()
        let present = self.present.withLock { $0 }
        try self.authenticate(query, account: present.account, now: now)
        guard let push = try self.read(request, query: query, account: present.account) else { return answer(.success) }
        try self.checkReplay(push, account: present.account, now: now)
        self.desk.answer(
            push.message,
            key: push.key,
            arrival: request.arrival,
            request: request.id,
            executor: request.executor
        ) { said in
            answer(self.response(saying: said, to: push, request: request))
        }
    }

    // MARK: The checks, in the order of their cost

    private func authenticate(_ query: PushQuery, account: OfficialAccount, now: UnixTime) throws(Refusal) {
        guard account.credentials.token(signing: query) != nil else { throw .signature }
        guard account.replayWindow > .zero else { return }
        // The timestamp is signed text: where it isn't a number, it isn't WeChat's.
        guard let time = query.time, Self.plausible.contains(time.rawValue) else { throw .timestamp(skew: 0) }
        let skew = time.rawValue - now.rawValue
        guard skew.magnitude <= UInt64(account.replayWindow.components.seconds) else {
            if self.clockWatch.recordStale(skew: skew, nonce: query.nonce) {
                self.logger.error("this machine's clock seems wrong", metadata: ["skew": "\(-skew) s"])
            }
            throw .timestamp(skew: skew)
        }
        self.clockWatch.recordFresh()
    }

    /// Reads the body; nil for an authentic push that isn't XML, which is logged and answered with `success`.
    private func read(
        _ request: WebhookRequest,
        query: PushQuery,
        account: OfficialAccount
    ) throws(Refusal) -> AuthenticPush? {
        let document: XMLDocument
        do throws(XMLError) {
            document = try XMLDocument(parsing: request.body)
        } catch {
            if account.mode == .safe || query.isEncrypted { throw .unreadableEnvelope }
            self.logUnreadable(error, request)
            return nil
        }
        let envelope = Envelope(document.root)
        if account.mode == .safe || query.isEncrypted {
            guard let envelope else { throw .noEnvelope }
            if account.credentials.canDecrypt {
                return try self.open(envelope, of: request, query: query, account: account)
            }
            // What stands beside an envelope is no answer to one that can't be opened.
            if account.mode == .safe { throw .noKey }
        }
        let message = IncomingMessage(from: document.root)
        if envelope != nil, message.type.isEmpty { throw .noKey }
        try self.check(message, account: account)
        return AuthenticPush(message: message, key: DeliveryKey(message, in: self.namespace), opened: nil, query: query)
    }

    private func open(
        _ envelope: Envelope,
        of request: WebhookRequest,
        query: PushQuery,
        account: OfficialAccount
    ) throws(Refusal) -> AuthenticPush? {
        let opened: OpenedEnvelope
        do throws(EnvelopeError) {
            opened = try account.credentials.open(envelope, query: query)
        } catch {
            throw .envelope(error)
        }
        let message: IncomingMessage
        do throws(XMLError) {
            message = try IncomingMessage(parsing: opened.message)
        } catch {
            self.logUnreadable(error, request)
            return nil
        }
        if let outer = envelope.account, !outer.rawValue.isEmpty, outer != message.account { throw .originalID }
        try self.check(message, account: account)
        return AuthenticPush(
            message: message,
            key: DeliveryKey(message, in: self.namespace),
            opened: opened,
            query: query
        )
    }

    private func check(_ message: IncomingMessage, account: OfficialAccount) throws(Refusal) {
        guard let wanted = account.originalID else { return }
        guard message.account == wanted else { throw .originalID }
    }

    private func checkReplay(_ push: AuthenticPush, account: OfficialAccount, now: UnixTime) throws(Refusal) {
        guard account.replayWindow > .zero else { return }
        let isAccepted = self.nonces.withLock {
            $0.accepts(timestamp: push.query.timestamp, nonce: push.query.nonce, delivery: push.key, at: now)
        }
        guard isAccepted else { throw .replay }
    }

    // MARK: The answer

    private func response(saying said: DeskAnswer, to push: AuthenticPush, request: WebhookRequest) -> WebhookResponse {
        self.metrics.answered(said.origin, arrival: request.arrival)
        self.log(said, to: push, request: request)
        guard said.origin != .held else { return .hangUp }
        guard var response = self.response(with: said.reply, to: push) else {
            said.receipt?.lost()
            return .success
        }
        response.receipt = said.receipt
        return response
    }

    /// The reply as WeChat reads it; nil where it can't be sealed.
    private func response(with reply: Reply, to push: AuthenticPush) -> WebhookResponse? {
        let now = self.clock.now()
        let (user, account) = (push.message.sender, push.message.account)
        guard !user.rawValue.isEmpty, let xml = reply.xml(to: user, from: account, at: now) else { return .success }
        guard let opened = push.opened else {
            return WebhookResponse(status: 200, contentType: WebhookResponse.xml, body: xml)
        }
        do throws(EnvelopeError) {
            let sealed = try SealedReply(
                sealing: xml,
                with: opened.codec,
                token: opened.token,
                timestamp: now,
                nonce: push.query.nonce
            )
            return WebhookResponse(status: 200, contentType: WebhookResponse.xml, body: sealed.xml)
        } catch {
            self.logger.error("a reply could not be sealed", metadata: ["error": "\(error)"])
            return nil
        }
    }

    private func log(_ answer: DeskAnswer, to push: AuthenticPush, request: WebhookRequest) {
        guard self.logger.logLevel <= .debug else { return }
        self.logger.debug(
            "push answered",
            metadata: [
                "request": .stringConvertible(request.id),
                "delivery": .stringConvertible(push.key),
                "user": .stringConvertible(HashedOpenID(push.message.sender, account: self.name)),
                "type": "\(push.message.type)",
                "event": "\(push.message.eventName ?? "")",
                "route": "\(answer.route ?? "")",
                "origin": "\(answer.origin.rawValue)",
                "reply": "\(answer.reply.messageType ?? "success")",
                "took": "\(Moment.now - request.arrival)",
            ]
        )
    }

    private func logUnreadable(_ error: XMLError, _ request: WebhookRequest) {
        self.metrics.couldNotRead()
        self.logger.error(
            "an authentic push can't be read",
            metadata: ["error": "\(error)", "request": .stringConvertible(request.id)]
        )
    }
}
