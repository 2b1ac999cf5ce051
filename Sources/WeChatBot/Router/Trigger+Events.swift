// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

extension Trigger where Payload: EventPayload {
    /// An event of that type; also of a type that the bot declares itself, for an event this library doesn't know.
    public static func event(_ type: Payload.Type) -> Self {
        let label = "event " + (type.eventNames.first?.description ?? String(describing: type))
        return Self(label) { $0.event(as: type) }
    }
}

extension Trigger where Payload == any EventPayload {
    /// Any event.
    public static var event: Self {
        Self("event") { if case .event(let event) = $0.body { event } else { nil } }
    }
}

extension Trigger where Payload == SubscribeEvent {
    /// A user follows the account, with or without a QR code.
    public static var subscribe: Self { .event(SubscribeEvent.self) }
}

extension Trigger where Payload == UnsubscribeEvent {
    /// A user stops following; no reply reaches them.
    public static var unsubscribe: Self { .event(UnsubscribeEvent.self) }
}

extension Trigger where Payload == ScanEvent {
    /// A follower scans a parametric QR code.
    public static var scan: Self { .event(ScanEvent.self) }
}

extension Trigger where Payload == ClickEvent {
    /// Any menu button of type `click`.
    public static var menuClick: Self { .event(ClickEvent.self) }

    /// The menu button with that key.
    public static func menuClick(_ key: String) -> Self {
        Self("menu \(key)") { message in
            guard case .event(let event) = message.body, let click = event as? ClickEvent else { return nil }
            return click.key == key ? click : nil
        }
    }
}
