// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Logging
public import WeChatProtocol

/// What a handler knows beside the message itself.
public struct MessageContext: Sendable {
    let run: HandlerRun

    /// The name of the account that the message came to; each account has its own store namespace.
    public var account: String { self.run.account }
    /// The user who sent it.
    public var sender: OpenID { self.run.job.message.sender }
    /// Names the delivery: the same for all of WeChat's attempts, so fit for the handler's own idempotency.
    public var deliveryKey: DeliveryKey { self.run.job.key }
    /// When the push arrived, by the wall clock.
    public var time: UnixTime { self.run.job.time.second }
    /// When WeChat's patience with this attempt ends, less a margin for the way back.
    public var deadline: ContinuousClock.Instant { (self.run.job.arrival + self.run.patience).instant }
    /// A logger that carries the delivery's key.
    public var logger: Logger { self.run.logger }

    /// Puts the user into a conversation; until it ends, or its lifetime has passed, the route that
    /// ``MessageRouter/conversation(_:lifetime:use:)`` made for its type gets the user's messages.
    ///
    /// A user has at most one conversation of each type. The state is kept when the handler returns, together with its
    /// reply; a handler that throws changes nothing.
    /// - Throws: What the state's `encode(to:)` throws.
    public func begin<State: Codable & Sendable>(_ state: State, lifetime: Duration = .seconds(600)) throws {
        try self.run.conversations.set(state, expires: self.time.adding(lifetime))
    }

    /// Ends the user's conversation of that type, if there is one.
    public func end<State: Codable & Sendable>(_ type: State.Type) {
        self.run.conversations.remove(type)
    }

    /// The state of the user's conversation of that type, if there is one.
    /// - Throws: What the store throws.
    public func state<State: Codable & Sendable>(_ type: State.Type) async throws -> State? {
        try await self.run.conversations.state(type)
    }

    /// Does some work after the reply was given, and brings what it returns to the user as a late reply: sent by the
    /// customer-service API, or kept for the user's next message (`LateReplyPolicy`); nil says nothing.
    ///
    /// It begins when the reply is in the store, has `wechat.handlerTimeout`, and isn't done again where the process
    /// ends before it does: then a dead letter says so.
    ///
    /// ```swift
    /// context.later { try await catalogue.searchOnline(text.content) }
    /// return "正在联网查询…"
    /// ```
    public func later<Answer: ReplyConvertible>(_ work: @escaping @Sendable () async throws -> Answer?) {
        self.run.add { try await work()?.reply }
    }

    /// The same for work whose result is one of several kinds of reply.
    public func later(_ work: @escaping @Sendable () async throws -> Reply?) { self.run.add(work) }
}

extension UnixTime {
    /// The time that much later, in whole seconds, rounded up.
    package func adding(_ duration: Duration) -> UnixTime {
        let (seconds, rest) = duration.components
        return UnixTime(rawValue: self.rawValue &+ seconds &+ (rest > 0 ? 1 : 0))
    }
}
