// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How much a ``MemoryDeskStore`` keeps; of more, the oldest goes first.
///
/// Claims that are still being worked on are never dropped: the desk bounds how many there are.
public struct MemoryDeskLimits: Equatable, Sendable {
    /// Bytes of remembered replies: enough for 60 s of about 500 short replies a second.
    public var replyBytes: Int
    /// Keys of deliveries whose replies are forgotten: enough for 50 pushes a second over twenty minutes.
    public var keys: Int
    /// Late replies.
    public var lateReplies: Int
    /// Dead letters.
    public var deadLetters: Int
    /// Users with conversations.
    public var users: Int

    /// Creates limits.
    public init(
        replyBytes: Int = 8 * 1024 * 1024,
        keys: Int = 1 << 17,
        lateReplies: Int = 10_000,
        deadLetters: Int = 1000,
        users: Int = 20_000
    ) {
        self.replyBytes = replyBytes
        self.keys = keys
        self.lateReplies = lateReplies
        self.deadLetters = deadLetters
        self.users = users
    }
}
