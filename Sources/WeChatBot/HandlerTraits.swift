// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What the author of a bot promises of its handlers, and a ``ReplyDesk`` makes use of; nothing unless told.
///
/// ```swift
/// let bot = router.buildResponder(handlers: [.quick, .pure])
/// ```
public struct HandlerTraits: OptionSet, Sendable {
    /// A bit for each trait.
    public let rawValue: Int

    /// Takes a bit for each trait.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Each takes microseconds, and never blocks its thread.
    ///
    /// They run on the event loop of the push's connection, whose other pushes wait meanwhile; all others run on Swift's own
    /// threads, and each way to one of these and back costs as much as a small handler. What a quick handler waits for by
    /// `await` counts for nothing; a semaphore, a sleeping thread or an `EventLoopFuture.wait()` does harm.
    public static let quick = HandlerTraits(rawValue: 1 << 0)

    /// Each does nothing that matters but make its reply and change its conversations.
    ///
    /// A run of which neither is left might as well not have been. To look something up, and remember it for the next who
    /// asks, doesn't matter. Such a handler may begin while its claim is on its way into the store, as nothing of its run is
    /// seen before both are there: the answer waits for that, as any does. A store that has its file alone writes a claim and
    /// its end in one go then, which costs half as much. What is left to ``MessageContext/later(_:)`` begins after that, so it
    /// may do what it likes. A handler that orders, pays, counts or sends isn't pure: its claim is kept before it runs, so that
    /// a process that is killed at once knows of it when it starts again.
    public static let pure = HandlerTraits(rawValue: 1 << 1)
}
