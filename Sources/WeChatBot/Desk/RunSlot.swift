// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// When a handler began, until its time is taken: by its own end, or by who gives it up.
struct RunSlot: ~Copyable, Sendable {
    private let start = Mutex<Moment?>(nil)

    /// Notes that the handler begins.
    func begin(at now: Moment) { self.start.withLock { $0 = now } }

    /// How long it took, in nanoseconds; nil for who comes second.
    func end(at now: Moment) -> Int64? {
        self.start.withLock { start in
            defer { start = nil }
            return start.map { now.nanoseconds(since: $0) }
        }
    }
}
