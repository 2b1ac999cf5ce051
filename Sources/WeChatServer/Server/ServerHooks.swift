// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatBot
public import WeChatProtocol

/// What a program wants to know of its server while it runs, and where it steps in: a console, say.
public struct ServerHooks: Sendable {
    /// Is told what happens to the deliveries of every account; nil for nobody.
    public var observer: (any DeskObserver)?
    /// What sends an account's late replies, given its name and what would do it: nil where nothing can.
    public var delivery: @Sendable (String, (any LateReplyDelivery)?) -> (any LateReplyDelivery)?
    /// Called with the desks of the accounts before the server listens.
    public var onStart: @Sendable ([ReplyDesk]) -> Void
    /// Called with an account's name and its new tokens and keys at SIGHUP.
    public var onReload: @Sendable (String, Credentials) -> Void

    /// Creates hooks; those that aren't given change nothing.
    public init(
        observer: (any DeskObserver)? = nil,
        delivery: @escaping @Sendable (String, (any LateReplyDelivery)?) -> (any LateReplyDelivery)? = { $1 },
        onStart: @escaping @Sendable ([ReplyDesk]) -> Void = { _ in },
        onReload: @escaping @Sendable (String, Credentials) -> Void = { _, _ in }
    ) {
        self.observer = observer
        self.delivery = delivery
        self.onStart = onStart
        self.onReload = onReload
    }
}
