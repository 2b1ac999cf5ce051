// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import Synchronization
import WeChatBot
import WeChatProtocol
import WeChatServer
import WeChatSimulator

/// A chat with an account over its own webhook: signed, encrypted and judged as by WeChat, and all of it kept for a while.
final class ChatRoom: Sendable {
    /// The follower whom the console plays.
    static let user: OpenID = "oConsoleUser_000000000000001"
    private static let kept = 100

    private struct State {
        var url: WebhookURL?
        var platform: SimulatedPlatform
        var codec: EnvelopeCodec?
        var next = 1
        var exchanges: [ChatExchange] = []
        var listeners = ChatListeners()
    }

    /// The account's name in the configuration.
    let name: String
    /// What its followers know it by.
    let title: String
    /// How its pushes are protected, in the configuration's word.
    let mode: String
    /// Where late answers go, if WeChat's API is configured: to it, and not to this window.
    let apiHost: String?
    private let client: HTTPClient
    private let state: Mutex<State>

    /// A chat with an account; nil where its token is unknown.
    init?(_ configuration: AccountConfiguration, client: HTTPClient) {
        let account = configuration.account
        guard let token = account.credentials.tokens.first,
            let protection = Self.protection(account.mode.rawValue, account.credentials)
        else { return nil }
        self.name = account.name
        self.title = configuration.title ?? DoumiServer.name
        self.mode = account.mode.rawValue
        self.apiHost = configuration.access.map { "\($0.baseURL)" }
        let platform = SimulatedPlatform(
            token: token,
            protection: protection,
            originalID: account.originalID ?? SimulatedPlatform.originalID
        )
        self.state = Mutex(State(platform: platform, codec: Self.codec(account.credentials)))
        self.client = client
    }

    /// Takes the account's new token and key; what can't protect a push changes nothing.
    func update(_ credentials: Credentials) {
        guard let token = credentials.tokens.first, let protection = Self.protection(self.mode, credentials) else {
            return
        }
        self.state.withLock { state in
            state.platform.token = token
            state.platform.protection = protection
            state.codec = Self.codec(credentials)
        }
    }

    private static func protection(_ mode: String, _ credentials: Credentials) -> SimulatedPlatform.Protection? {
        SimulatedPlatform.Protection(mode: mode, key: credentials.keys.first, appID: credentials.appID)
    }

    private static func codec(_ credentials: Credentials) -> EnvelopeCodec? {
        credentials.keys.first.flatMap { key in credentials.appID.map { EnvelopeCodec(key: key, appID: $0) } }
    }

    /// Says where the webhook listens.
    func open(at address: ServerAddress) {
        let url = WebhookURL("http://\(address.reachable)\(WebhookResponder.path)/\(self.name)")
        self.state.withLock { $0.url = url }
    }

    /// What was said, oldest first.
    var exchanges: [ChatExchange] { self.state.withLock { $0.exchanges } }

    /// Each exchange as it changes, beginning with those from a number on as they are now; with too many listeners the
    /// oldest one's stream ends.
    func changes(from first: Int) -> AsyncStream<ChatExchange> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: ChatExchange.self,
            bufferingPolicy: .bufferingNewest(64)
        )
        let (id, oldest) = self.state.withLock { state in
            for exchange in state.exchanges where exchange.id >= first { continuation.yield(exchange) }
            return state.listeners.add(continuation)
        }
        continuation.onTermination = { [weak self] _ in self?.leave(id) }
        // Not under the lock, which its end takes.
        oldest?.finish()
        return stream
    }

    private func leave(_ id: Int) { self.state.withLock { $0.listeners.remove(id) } }

    /// Sends a push and waits until WeChat would be content or give up, some 15 s at the most.
    func send(_ said: ChatSaid) async throws {
        let (url, platform) = self.state.withLock { ($0.url, $0.platform) }
        let push = said.push(to: platform.originalID, at: WallTime.now.second)
        guard let url else { return }
        let exchange = Mutex(self.begin(said.label, push.xml))
        self.publish(exchange.withLock { $0 })
        let transport = RecordingTransport(transport: HTTPPushTransport(url: url, client: self.client)) { wire in
            exchange.withLock { $0.wires.append(wire) }
            self.publish(exchange.withLock { $0 })
        }
        let outcome = try await PushSender(platform: platform, transport: transport)
            .send(push, attempts: 3) { attempt in
                exchange.withLock { $0.attempts.append(attempt) }
                self.publish(exchange.withLock { $0 })
            }
        exchange.withLock { $0.outcome = outcome }
        self.publish(exchange.withLock { $0 })
    }

    /// What stands in an answer's envelope; nil where it has none.
    func opened(_ body: [UInt8]) -> String? {
        guard let codec = self.state.withLock({ $0.codec }), let root = try? XMLDocument(parsing: body).root,
            let envelope = Envelope(root),
            let message = try? codec.open(Array(envelope.encrypt.utf8).span)
        else { return nil }
        return String(decoding: message, as: UTF8.self)
    }

    /// Shows a message that the account sends by itself.
    func receive(_ reply: Reply) {
        var exchange = self.begin("", [])
        exchange.isLate = true
        exchange.outcome = .reply(reply, isSealed: false)
        self.publish(exchange)
    }

    private func begin(_ label: String, _ push: [UInt8]) -> ChatExchange {
        self.state.withLock { state in
            let exchange = ChatExchange(id: state.next, said: label, push: push)
            state.next += 1
            return exchange
        }
    }

    private func publish(_ exchange: ChatExchange) {
        self.state.withLock { state in
            if let index = state.exchanges.firstIndex(where: { $0.id == exchange.id }) {
                state.exchanges[index] = exchange
            } else {
                state.exchanges.append(exchange)
                if state.exchanges.count > Self.kept { state.exchanges.removeFirst() }
            }
            state.listeners.yield(exchange)
        }
    }
}
