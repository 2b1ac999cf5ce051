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

    /// Lends all that wait to a transaction, as statements to be run before whatever looks at deliveries; where that fails,
    /// they wait for the next.
    func settling<Value>(_ body: ([PostgresStatement]) throws -> Value) throws -> Value {
        let keys = self.state.withLock { state in
            defer { state.keys = [] }
            return state.keys
        }
        do {
            return try body(keys.isEmpty ? [] : [Self.statement(keys)])
        } catch {
            self.state.withLock { $0.add(keys) }
            throw error
        }
    }

    /// Settles deliveries that have their reply.
    static func statement(_ keys: [DeliveryKey]) -> PostgresStatement {
        PostgresStatement(
            "UPDATE delivery SET state = 2 WHERE key = ANY($1::bytea[]) AND state = 1",
            .byteStrings(keys.sorted().map(\.bytes))
        )
    }
}

#endif
