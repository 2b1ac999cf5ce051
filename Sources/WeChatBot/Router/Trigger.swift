// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// A typed question to a message, whether it is one of a kind and what it carries.
///
/// ```swift
/// router.on(.menuClick("HOT")) { click, context in "…" }
/// router.on(.text(as: Int.self)) { number, context in "\(number + 1)" }
/// ```
public struct Trigger<Payload: Sendable>: Sendable, CustomStringConvertible {
    /// A short label from a bounded set, for logs, metrics and tables of routes.
    public let description: String
    @usableFromInline let match: @Sendable (IncomingMessage) -> Payload?

    /// Creates a trigger; `match` returns what the handler is given, or nil for a message that isn't meant.
    public init(_ description: String, match: @escaping @Sendable (IncomingMessage) -> Payload?) {
        self.description = description
        self.match = match
    }
}

extension Trigger where Payload == IncomingMessage {
    /// Anything, messages and events.
    public static var anything: Self { Self("anything") { $0 } }

    /// Any message, not events.
    public static var message: Self {
        Self("message") { if case .event = $0.body { nil } else { $0 } }
    }
}
