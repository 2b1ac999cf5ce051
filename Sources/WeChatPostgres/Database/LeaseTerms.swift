// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import PostgresClient
import WeChatBot
import WeChatProtocol

/// A lease that is asked for now, in a store's own clock.
///
/// In statements `now` and `end` are nil where the database's clock counts: it reads that clock itself and adds `span`.
struct LeaseTerms {
    /// Now, by the caller's clock.
    private let callersNow: WallTime
    private let lease: Lease
    private let clock: LeaseClock

    init(_ lease: Lease, at now: WallTime, by clock: LeaseClock) {
        (self.lease, self.callersNow, self.clock) = (lease, now, clock)
    }

    /// Now, as a parameter.
    var now: PostgresValue { self.clock == .callers ? .integer(self.callersNow.rawValue) : .null }

    /// When the lease ends, as a parameter.
    var end: PostgresValue { self.clock == .callers ? .integer(self.lease.end.rawValue) : .null }

    /// How long the lease lasts, as a parameter: milliseconds.
    var span: PostgresValue { .integer(self.length) }

    /// How far in the future an end is believed, as a parameter: milliseconds.
    var reach: PostgresValue {
        let (now, fresh) = (self.now(database: self.callersNow), self.end(database: self.callersNow))
        let latest = Lease(owner: 0, end: fresh).latestEnd(at: now)
        // An end that is always believed.
        guard latest.rawValue != .max else { return .integer(.max / 4) }
        return .integer(latest.rawValue - now.rawValue)
    }

    private var length: Int64 {
        switch self.clock {
        case .database(let length): length.milliseconds
        case .callers: 0
        }
    }

    /// Now, where the database's clock says that.
    func now(database: WallTime) -> WallTime { self.clock == .callers ? self.callersNow : database }

    /// When the lease ends, where the database's clock says that.
    func end(database: WallTime) -> WallTime {
        switch self.clock {
        case .database(let length): database + length
        case .callers: self.lease.end
        }
    }

    /// An end that the store keeps, in the caller's clock.
    func callersTime(of end: WallTime, database: WallTime) -> WallTime {
        self.clock == .callers ? end : self.callersNow + (end - database)
    }
}

#endif
