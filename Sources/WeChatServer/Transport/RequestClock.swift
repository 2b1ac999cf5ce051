// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore

/// When a connection must be given up: decides, and schedules nothing.
///
/// A request's head and body together have one absolute deadline, counted from its first byte (for the first request
/// from the connection's beginning), however often a little more of it arrives. Between requests a longer time holds.
struct RequestClock {
    enum Phase: Equatable {
        /// Nothing has come of a next request.
        case idle(since: NIODeadline)
        /// A request is arriving.
        case receiving(since: NIODeadline)
        /// A whole request is being answered: the server's own time, none of the client's.
        case answering
    }

    let requestDeadline: TimeAmount
    let idle: TimeAmount
    private(set) var phase: Phase

    init(requestDeadline: TimeAmount, idle: TimeAmount, now: NIODeadline) {
        self.requestDeadline = requestDeadline
        self.idle = idle
        self.phase = .receiving(since: now)
    }

    /// When the present phase ends by force; nil while the server works.
    var deadline: NIODeadline? {
        switch self.phase {
        case .idle(let since): since + self.idle
        case .receiving(let since): since + self.requestDeadline
        case .answering: nil
        }
    }

    mutating func bytesArrived(at now: NIODeadline) {
        if case .idle = self.phase { self.phase = .receiving(since: now) }
    }

    mutating func requestComplete() { self.phase = .answering }

    mutating func responseComplete(at now: NIODeadline) { self.phase = .idle(since: now) }
}
