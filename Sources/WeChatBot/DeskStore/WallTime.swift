// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A time by the wall clock, in milliseconds since 1970 (UTC): what stores keep, as it means the same to every process.
public struct WallTime: RawRepresentable, Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral {
    /// Milliseconds since 1970.
    public var rawValue: Int64

    /// Takes milliseconds since 1970.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// Takes milliseconds since 1970.
    public init(integerLiteral value: Int64) { self.rawValue = value }

    /// The beginning of a second.
    public init(_ time: UnixTime) { self.rawValue = time.rawValue &* 1000 }

    /// The time now, by the machine's clock.
    package static var now: Self { Self(rawValue: Int64(Date().timeIntervalSince1970 * 1000)) }

    /// The second that the time lies in.
    public var second: UnixTime { UnixTime(rawValue: self.rawValue >= 0 ? self.rawValue / 1000 : 0) }

    /// Whether one time is before another.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// A later time; what doesn't fit into the type is its end.
    public static func + (time: Self, duration: Duration) -> Self {
        let (sum, overflows) = time.rawValue.addingReportingOverflow(duration.milliseconds)
        guard overflows else { return Self(rawValue: sum) }
        return Self(rawValue: duration < .zero ? .min : .max)
    }

    /// An earlier time.
    public static func - (time: Self, duration: Duration) -> Self { time + (.zero - duration) }

    /// The time between two times; negative where the second is the later one.
    public static func - (left: Self, right: Self) -> Duration { .milliseconds(left.rawValue &- right.rawValue) }

    /// How long ago a time was by a clock that may have been set since: never negative, and a day at the most.
    func age(at now: Self) -> Duration { min(max(now - self, .zero), .seconds(86_400)) }
}

extension Duration {
    /// The whole milliseconds in it.
    package var milliseconds: Int64 {
        let (seconds, rest) = self.components
        return seconds &* 1000 &+ rest / 1_000_000_000_000_000
    }
}
