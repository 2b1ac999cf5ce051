// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What the author of a bot promises of its handlers, and a ``ReplyDesk`` makes use of; nothing unless told.
///
/// ```swift
/// let bot = router.buildResponder(handlers: [.quick, .pure])
/// ```
public struct HandlerTraits: OptionSet, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Each takes microseconds, and never blocks its thread.
    ///
    /// They run on the event loop of the push's connection, whose other pushes wait meanwhile; all others run on Swift's own
    /// threads, and each way to one of these and back costs as much as a small handler. What a quick handler waits for by
    /// `await` counts for nothing; a semaphore, a sleeping thread or an `EventLoopFuture.wait()` does harm.
    public static let quick = HandlerTraits(rawValue: 1 << 0)
}
