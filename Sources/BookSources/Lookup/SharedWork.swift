// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// Work that many wait for and that is done once; it goes on when the one who began it waits no longer.
///
/// This is the one place of this module where an unstructured task is right: who asks first may leave first. What it does
/// ends by itself, since every source has a time limit.
final class SharedWork<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let limit: Int
    private let running = Mutex<[Key: Promised<Value>]>([:])

    /// - Parameter limit: The most pieces of work at the same time.
    init(limit: Int) { self.limit = limit }

    /// The work under a key: what is under way, or begun now; nil where too much is under way.
    func join(_ key: Key, _ work: @escaping @Sendable () async -> Value) -> Promised<Value>? {
        let (promised, isNew) = self.running.withLock { running -> (Promised<Value>?, Bool) in
            if let promised = running[key] { return (promised, false) }
            guard running.count < self.limit else { return (nil, false) }
            let promised = Promised<Value>()
            running[key] = promised
            return (promised, true)
        }
        if isNew, let promised {
            Task {
                let value = await work()
                self.running.withLock { $0[key] = nil }
                promised.keep(value)
            }
        }
        return promised
    }
}
