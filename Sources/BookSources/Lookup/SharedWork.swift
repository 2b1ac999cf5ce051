// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// Work that many wait for and that is done once; it goes on when the one who began it waits no longer.
///
/// This is the one place of this module where an unstructured task is right: who asks first may leave first. What it does
/// ends by itself, since every source has a time limit, and ``close()`` waits for it.
final class SharedWork<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct State {
        var running: [Key: Promised<Value>] = [:]
        var isClosed = false
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: The most pieces of work at the same time.
    init(limit: Int) { self.limit = limit }

    /// The work under a key: what is under way, or begun now; nil where too much is under way, or after ``close()``.
    func join(_ key: Key, _ work: @escaping @Sendable () async -> Value) -> Promised<Value>? {
        let (promised, isNew) = self.state.withLock { state -> (Promised<Value>?, Bool) in
            if let promised = state.running[key] { return (promised, false) }
            guard !state.isClosed, state.running.count < self.limit else { return (nil, false) }
            let promised = Promised<Value>()
            state.running[key] = promised
            return (promised, true)
        }
        if isNew, let promised {
            Task {
                let value = await work()
                self.state.withLock { $0.running[key] = nil }
                promised.keep(value)
            }
        }
        return promised
    }

    /// Begins nothing more, and waits for what is under way.
    func close() async {
        let running = self.state.withLock { state in
            state.isClosed = true
            return Array(state.running.values)
        }
        for promised in running { _ = await promised.value() }
    }
}
