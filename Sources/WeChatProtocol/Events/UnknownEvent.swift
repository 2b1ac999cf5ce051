// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// An event of a name that isn't known, or that lacks a part which its type requires.
///
/// ``IncomingMessage/element`` and ``IncomingMessage/fields`` hold all of it; ``IncomingMessage/event(as:)`` reads it
/// as a type of yours.
public struct UnknownEvent: EventPayload {
    /// None: it stands for whatever no other type stands for.
    public static let eventNames: [StaticString] = []

    /// The Event as received; empty where there was none.
    public var name = ""
    /// The EventKey, which many events have.
    public var eventKey: String?

    /// Creates an empty one.
    public init() {}

    /// Creates one by hand.
    public init(name: String = "", eventKey: String? = nil) {
        self.name = name
        self.eventKey = eventKey
    }

    /// Names the parts.
    public mutating func code(with coder: inout some FieldCoder) {
        coder.code("Event", &self.name)
        coder.code("EventKey", &self.eventKey)
    }
}
