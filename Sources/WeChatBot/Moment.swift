// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A point of `ContinuousClock`'s time in eight bytes, to keep deadlines by.
///
/// `ContinuousClock.Instant` has a layout that only the standard library knows: whatever holds one is copied and
/// destroyed by way of tables, which a push would do a hundred times.
public struct Moment: Hashable, Sendable {
    /// Nanoseconds since the machine started.
    private var nanoseconds: Int64

    /// The present.
    public static var now: Moment {
        #if canImport(Darwin)
        Moment(nanoseconds: Int64(clock_gettime_nsec_np(CLOCK_MONOTONIC_RAW)))
        #else
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Moment(nanoseconds: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
        #endif
    }

    /// One moment in both measures.
    private static let reference: (moment: Moment, instant: ContinuousClock.Instant) = {
        let (before, instant, after) = (Moment.now, ContinuousClock.now, Moment.now)
        return (before + (after - before) / 2, instant)
    }()

    private init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// How long before it the machine started.
    package var uptime: Duration { .nanoseconds(self.nanoseconds) }

    /// The instant, for whoever sleeps until it.
    public var instant: ContinuousClock.Instant { Self.reference.instant + (self - Self.reference.moment) }
}

extension Moment: Comparable {
    /// Whether one comes before another.
    public static func < (left: Moment, right: Moment) -> Bool { left.nanoseconds < right.nanoseconds }

    /// How long it is from one moment to another.
    public static func - (end: Moment, start: Moment) -> Duration {
        .nanoseconds(end.nanoseconds &- start.nanoseconds)
    }

    /// How many nanoseconds have passed since an earlier moment; what counts them needs no `Duration`, which is a wide
    /// number to take apart again.
    package func nanoseconds(since start: Moment) -> Int64 { self.nanoseconds &- start.nanoseconds }

    /// The moment that much later, in whole nanoseconds; at the most some 292 years.
    public static func + (moment: Moment, duration: Duration) -> Moment {
        let (seconds, attoseconds) = duration.components
        let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (end, isTooFar) = moment.nanoseconds.addingReportingOverflow(whole)
        guard !isTooLong, !isTooFar else { return Moment(nanoseconds: seconds < 0 ? .min / 2 : .max / 2) }
        return Moment(nanoseconds: end &+ attoseconds / 1_000_000_000)
    }

    /// The moment that much earlier, in whole nanoseconds.
    public static func - (moment: Moment, duration: Duration) -> Moment { moment + (.zero - duration) }

    /// Moves a moment on.
    public static func += (moment: inout Moment, duration: Duration) { moment = moment + duration }

    /// Moves a moment back.
    public static func -= (moment: inout Moment, duration: Duration) { moment = moment - duration }
}
