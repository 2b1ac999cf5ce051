// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import Dispatch
import PostgresClient
import Synchronization
import WeChatProtocol

/// Deliveries that are settled and not yet so in the database: the next transaction takes them along, whosever it is.
final class SettledNotes: Sendable {
    private struct State {
        var keys: [DeliveryKey] = []
        var isTimerSet = false

        mutating func add(_ keys: [DeliveryKey]) {
            self.keys += keys
            if self.keys.count > SettledNotes.capacity {
                self.keys.removeFirst(self.keys.count - SettledNotes.capacity)
            }
        }
    }

    private static let patience = DispatchTimeInterval.milliseconds(10)
    /// How many are kept while they can't be written.
    private static let capacity = 1 << 16

    private let state = Mutex(State())

    /// Takes some in; `wake` is called soon, if no transaction has come by then.
    func add(_ keys: [DeliveryKey], wake: @escaping @Sendable () -> Void) {
        let needsTimer = self.state.withLock { state in
            state.add(keys)
            defer { state.isTimerSet = true }
            return !state.isTimerSet
        }
        guard needsTimer else { return }
        DispatchQueue.global()
            .asyncAfter(deadline: .now() + Self.patience) {
                let waits = self.state.withLock { state in
                    state.isTimerSet = false
                    return !state.keys.isEmpty
                }
                if waits { wake() }
            }
    }

    /// Lends all that wait as statements to be run before a transaction that looks at deliveries; where that fails, they
    /// wait for the next.
    ///
    /// They are a transaction of their own: one that went on to lock other deliveries would lock them in another order
    /// than those of their keys, and wait for a replica that waits for it. Nobody waits for a disk for their sake.
    func settling<Value>(_ body: ([PostgresStatement]) throws -> Value) throws -> Value {
        let keys = self.state.withLock { state in
            defer { state.keys = [] }
            return state.keys
        }
        do {
            guard !keys.isEmpty else { return try body([]) }
            let relaxed = PostgresStatement("SET LOCAL synchronous_commit = off")
            return try body([.begin, relaxed, Self.statement(keys), .commit])
        } catch {
            self.state.withLock { $0.add(keys) }
            throw error
        }
    }

    /// Settles deliveries that have their reply, locked in the order of their keys.
    static func statement(_ keys: [DeliveryKey]) -> PostgresStatement {
        PostgresStatement(
            """
            WITH given AS (
                SELECT key FROM delivery WHERE key = ANY($1::bytea[]) AND state = 1 ORDER BY key FOR UPDATE
            )
            UPDATE delivery SET state = 2 FROM given WHERE delivery.key = given.key
            """,
            .byteStrings(keys.sorted().map(\.bytes))
        )
    }
}

#endif
