// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// A table of routes, filled once at the start and then frozen by ``buildResponder()``.
///
/// Routes are asked in the order in which they were added; the first that answers wins, and a handler that returns nil
/// passes the message on. What nobody answers is answered with ``Reply/nothing``.
///
/// ```swift
/// let router = MessageRouter()
/// router.on(.subscribe) { _, _ in "欢迎关注！" }
/// router.on(.text) { text, _ in text.content }
/// let bot = router.buildResponder()
/// ```
public final class MessageRouter {
    private var routes: [Route] = []
    private var middleware: [any MessageMiddleware] = []

    /// Creates an empty table.
    public init() {}

    /// The labels of the routes, in the order in which they are asked.
    public var labels: [String] { self.routes.map(\.label.text) }

    /// Adds a route: messages that the trigger knows go to the handler.
    ///
    /// Inlined, so that each route is made for its own types instead of looking them up for each message.
    @inlinable @discardableResult
    public func on<Payload: Sendable, Answer: ReplyConvertible>(
        _ trigger: Trigger<Payload>,
        use handler: @escaping @Sendable (Payload, MessageContext) async throws -> Answer?
    ) -> Self {
        self.add(trigger.description) { message, context in
            guard let payload = trigger.match(message) else { return nil }
            return try await handler(payload, context)?.reply
        }
    }

    /// Adds a route whose handler returns one of several kinds of reply.
    @inlinable @discardableResult
    public func on<Payload: Sendable>(
        _ trigger: Trigger<Payload>,
        use handler: @escaping @Sendable (Payload, MessageContext) async throws -> Reply?
    ) -> Self {
        self.add(trigger.description) { message, context in
            guard let payload = trigger.match(message) else { return nil }
            return try await handler(payload, context)
        }
    }

    /// Adds a route for the messages of users who are in a conversation of that type.
    ///
    /// The handler changes `state` in place; nil ends the conversation. Returning nil passes the message on, with the
    /// state as the handler left it; only an answer, or a state that changed, begins its lifetime anew. Events that no
    /// user typed (a LOCATION report, say) come here too, so a handler looks at what it was sent. Of
    /// two messages that one user sends at once, each may see the state as it was before the other.
    ///
    /// - Parameters:
    ///   - type: The conversation's states.
    ///   - lifetime: How long a state lasts without an answer.
    ///   - step: Takes the conversation one message further.
    /// - Returns: The router.
    @discardableResult
    public func conversation<State: Codable & Sendable>(
        _ type: State.Type,
        lifetime: Duration = .seconds(600),
        use step: @escaping @Sendable (inout State?, IncomingMessage, MessageContext) async throws -> Reply?
    ) -> Self {
        self.add("conversation \(type)") { message, context in
            guard let before = try await context.state(type) else { return nil }
            var state: State? = before
            let reply = try await step(&state, message, context)
            guard let state else {
                context.end(type)
                return reply
            }
            if reply == nil {
                try context.run.conversations.passOn(state, expires: context.time.adding(lifetime))
            } else {
                try context.begin(state, lifetime: lifetime)
            }
            return reply
        }
    }

    /// Puts a middleware around all routes; the first one added is the outermost.
    @discardableResult
    public func add(middleware: some MessageMiddleware) -> Self {
        self.middleware.append(middleware)
        return self
    }

    /// Freezes the table as it is now.
    ///
    /// - Parameter traits: What all of its handlers and middleware are like.
    /// - Returns: The bot.
    public func buildResponder(handlers traits: HandlerTraits = []) -> some MessageResponder {
        var responder: any MessageResponder = RouterResponder(routes: self.routes)
        for middleware in self.middleware.reversed() {
            responder = MiddlewareResponder(middleware: middleware, next: responder)
        }
        return RoutedResponder(responder: responder, labels: self.labels, traits: traits)
    }

    @usableFromInline
    func add(_ label: String, handler: @escaping Route.Handler) -> Self {
        self.routes.append(Route(label: RouteLabel(label), handler: handler))
        return self
    }
}
