// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import ServiceLifecycle
import Synchronization
public import WeChatBot
public import WeChatProtocol

/// Plays WeChat's API on this machine: access tokens, customer-service messages, and the calls around them.
///
/// ```swift
/// try await SimulatedAPI.run { api in
///     let baseURL = try await api.baseURL
///     // … let the bot send to it …
///     #expect(api.received(at: "/cgi-bin/message/custom/send").count == 1)
/// }
/// ```
///
/// It checks tokens as WeChat does, answers any call with what a test orders, and keeps what it was sent. As a
/// `Service` it runs until its task is cancelled or its service group shuts down. It is for loopback: whoever reaches it
/// may call it.
public final class SimulatedAPI: Service {
    /// The account that it knows.
    public let appID: AppID
    /// The account's AppSecret.
    public let secret: String
    let port: Int
    let listener = ListeningPort()
    let now: @Sendable () -> WallTime
    private let state: Mutex<SimulatedAPIState>

    /// Creates an API, which isn't reachable before it runs.
    ///
    /// - Parameters:
    ///   - appID: The account that it knows.
    ///   - secret: The account's AppSecret.
    ///   - port: Its port on loopback; 0 for one that is free.
    ///   - tokenLife: For how long access tokens are valid.
    ///   - countsMessages: Whether customer-service messages need a user's action (``userActs(_:_:)``).
    ///   - now: The time of day; the machine's clock unless told.
    public init(
        appID: AppID = "wx5823bf96d3bd56c7",
        secret: String = "6b29fc40ca471067b31d00dd010662da",
        port: Int = 0,
        tokenLife: Duration = .seconds(7200),
        countsMessages: Bool = false,
        now: (@Sendable () -> WallTime)? = nil
    ) {
        self.appID = appID
        self.secret = secret
        self.port = port
        self.now = now ?? { .now }
        self.state = Mutex(
            SimulatedAPIState(appID: appID, secret: secret, tokenLife: tokenLife, countsMessages: countsMessages)
        )
    }

    /// Where it is reached, up to `/cgi-bin`; waits until it is.
    /// - Throws: What kept it from listening, or `CancellationError`.
    public var baseURL: String {
        get async throws { "http://127.0.0.1:\(try await self.listener.port)" }
    }

    /// What it was sent, oldest first.
    public var received: [ReceivedCall] { self.state.withLock { $0.received } }

    /// What it was sent to one path.
    public func received(at path: String) -> [ReceivedCall] { self.received.filter { $0.path == path } }

    /// Orders how the next calls to a path are answered, after those that orders were given for already.
    public func answer(_ path: String, with answer: ScriptedAnswer, times: Int = 1) {
        let answers = [ScriptedAnswer](repeating: answer, count: max(times, 0))
        self.state.withLock { $0.script[path, default: []] += answers }
    }

    /// A user does something that lets the account send messages, where these are counted.
    public func userActs(_ user: OpenID, _ action: UserAction = .sendsMessage) {
        let now = self.now()
        self.state.withLock { $0.windows.open(action, by: user, at: now) }
    }

    /// Takes all tokens back, as happens when the AppSecret is changed: 40001 from now on.
    public func revokeTokens() {
        let now = self.now()
        self.state.withLock { $0.tokens.revokeAll(at: now) }
    }

    /// Stops taking the tokens that were given, and gives the stable one out again until `force_refresh` is asked for.
    public func refuseTokens() { self.state.withLock { $0.tokens.refuseAll() } }

    func answer(_ call: ReceivedCall) -> SimulatedAnswer { self.state.withLock { $0.answer(call) } }
}
