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
        /// An answer is ready, and the client doesn't take it.
        case stalled(since: NIODeadline)
        /// A request is being answered, and the client will send no more; perhaps it doesn't listen either.
        case leaving(since: NIODeadline)
        /// The last answer was given; the client is to close the connection.
        case lingering(since: NIODeadline)
    }

    /// How long a client gets to read the last answer and to close.
    private static let linger = TimeAmount.seconds(1)

    let requestDeadline: TimeAmount
    let idle: TimeAmount
    private(set) var phase: Phase
    /// Whether something of a next request has come while one was answered.
    private var hasMore = false

    init(requestDeadline: TimeAmount, idle: TimeAmount, now: NIODeadline) {
        self.requestDeadline = requestDeadline
        self.idle = idle
        self.phase = .receiving(since: now)
    }

    /// When the present phase ends by force; nil while the server works.
    var deadline: NIODeadline? {
        switch self.phase {
        case .idle(let since), .stalled(let since): since + self.idle
        case .receiving(let since), .leaving(let since): since + self.requestDeadline
        case .lingering(let since): since + Self.linger
        case .answering: nil
        }
    }

    mutating func bytesArrived(at now: NIODeadline) {
        switch self.phase {
        case .idle: self.phase = .receiving(since: now)
        case .answering, .stalled: self.hasMore = true
        case .receiving, .leaving, .lingering: break
        }
    }

    mutating func requestComplete() { self.phase = .answering }

    mutating func responseComplete(at now: NIODeadline) {
        self.phase = self.hasMore ? .receiving(since: now) : .idle(since: now)
        self.hasMore = false
    }

    /// The connection takes no more of the answer for now, or takes it again.
    mutating func answerIsTaken(_ isTaken: Bool, at now: NIODeadline) {
        switch self.phase {
        case .answering where !isTaken, .idle where !isTaken: self.phase = .stalled(since: now)
        case .stalled where isTaken: self.phase = .answering
        default: break
        }
    }

    mutating func inputClosed(at now: NIODeadline) {
        switch self.phase {
        case .answering, .stalled: self.phase = .leaving(since: now)
        case .idle, .receiving, .leaving, .lingering: break
        }
    }

    /// The last answer is on its way, and nothing more is read.
    mutating func lastAnswerGiven(at now: NIODeadline) { self.phase = .stalled(since: now) }

    /// The system has all of the last answer.
    mutating func lastAnswerTaken(at now: NIODeadline) { self.phase = .lingering(since: now) }
}
