// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Tracing
import WeChatProtocol

/// A delivery as the desk's work on it needs it: the message, and what names it.
final class DeliveryJob: Sendable {
    let message: IncomingMessage
    let key: DeliveryKey
    /// When the attempt arrived that the job was made for.
    let arrival: Moment
    /// The same by the wall clock.
    let time: WallTime
    /// From when on WeChat counts for how long its user may be answered.
    let windowStart: WallTime
    /// What names the attempt in the log.
    let request: (any CustomStringConvertible & Sendable)?
    /// The attempt's span; nil where nothing is traced.
    let trace: InstrumentationContext?
    /// What ends the work on it; nil for whatever its handler ran on.
    let executor: (any DeskExecutor)?

    /// In whose line it stands: that of who sent it, or of the user whose data is deleted after it, so that it comes
    /// behind all that they had sent.
    let user: OpenID
    /// What runs the handler.
    let task = TaskSlot()
    /// When it began.
    let start = OnceSlot<Moment>()
    /// Its span.
    let span = OnceSlot<any Span>()

    init(
        message: IncomingMessage,
        key: DeliveryKey,
        arrival: Moment,
        time: WallTime,
        windowStart: WallTime? = nil,
        request: (any CustomStringConvertible & Sendable)? = nil,
        trace: InstrumentationContext? = nil,
        executor: (any DeskExecutor)? = nil
    ) {
        self.message = message
        self.user = message.leaver ?? message.sender
        self.key = key
        self.arrival = arrival
        self.time = time
        self.windowStart = windowStart ?? time
        self.request = request
        self.trace = trace
        self.executor = executor
    }

    /// The checksum of the push.
    var digest: UInt64 { PushDigest(self.message.xml).value }

    /// Whether a reply that waits for the user's next message may answer this one.
    var takesPickup: Bool { !self.message.isEvent }
}
