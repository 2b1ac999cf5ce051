// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// For how long a store keeps what is done with.
public struct Retention: Equatable, Sendable {
    /// The reply of an answered delivery, for duplicates.
    public var replies: Duration
    /// The key of an answered delivery, so that its handler never runs again: at least twice the replay window.
    public var keys: Duration
    /// Dead letters (`store.retention`).
    public var deadLetters: Duration

    /// Creates a retention; the defaults are those of the server.
    public init(
        replies: Duration = .seconds(60),
        keys: Duration = .seconds(1200),
        deadLetters: Duration = .seconds(7 * 86_400)
    ) {
        self.replies = replies
        self.keys = keys
        self.deadLetters = deadLetters
    }
}
