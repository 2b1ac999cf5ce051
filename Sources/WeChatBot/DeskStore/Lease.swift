// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Who works on a delivery, and until when others take that for granted.
public struct Lease: Hashable, Sendable {
    /// The desk that works on it: a number that each draws when it is made.
    public var owner: Int64
    /// When another desk may take over, unless it was renewed.
    public var end: WallTime

    /// Creates a lease.
    public init(owner: Int64, end: WallTime) {
        self.owner = owner
        self.end = end
    }

    /// Whether another desk may take over.
    ///
    /// A lease that lasts much longer than those that are given now was given by a clock that has been set back since:
    /// it holds no longer than they do, so that no claim lives for ever.
    package func isOver(at now: WallTime, beside fresh: Lease) -> Bool {
        self.end <= now || self.end > fresh.latestEnd(at: now)
    }

    /// The latest end that is believed of another lease where this one is given now.
    package func latestEnd(at now: WallTime) -> WallTime {
        let span = self.end.rawValue.subtractingReportingOverflow(now.rawValue)
        let end = now.rawValue.addingReportingOverflow(
            span.partialValue.multipliedReportingOverflow(by: 2).partialValue
        )
        let isFar = span.overflow || span.partialValue <= 0 || span.partialValue > .max / 4 || end.overflow
        return isFar ? WallTime(rawValue: .max) : WallTime(rawValue: end.partialValue)
    }
}
