// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

/// The claims that a process has made ahead, until the store has them.
final class SimulatedAhead: Sendable {
    typealias Pending = (claim: Claim, kept: @Sendable ((any Error)?) -> Void)

    private struct State {
        var pending: [DeliveryKey: Pending] = [:]
        var unkept: Set<DeliveryKey> = []
        var hasLateReplies = false

        /// Takes out all, in an order that is the same each time.
        mutating func takeAll() -> [Pending] {
            defer { self.pending = [:] }
            return self.pending.values.sorted { $0.claim.key < $1.claim.key }
        }
    }

    private let state = Mutex(State())

    /// Whether there may be late replies.
    var hasLateReplies: Bool { self.state.withLock { $0.hasLateReplies } }

    func add(_ claim: Claim, kept: @escaping @Sendable ((any Error)?) -> Void) {
        self.state.withLock { $0.pending[claim.key] = (claim, kept) }
    }

    /// Takes in what is to be committed; which of the claims that it ends couldn't be kept, said once.
    func takes(_ changes: [DeskChange]) -> DeliveryKey? {
        self.state.withLock { state in
            for change in changes {
                switch change {
                case .late, .lateChanged: state.hasLateReplies = true
                default: break
                }
            }
            return changes.answered.first { state.unkept.contains($0) }.flatMap { state.unkept.remove($0) }
        }
    }

    /// The claims that are kept before these changes: those that they end, and, where others are looked at, all.
    func take(for changes: [DeskChange]) -> (ended: [Pending], others: [Pending]) {
        self.state.withLock { state in
            let ended = changes.answered.compactMap { state.pending.removeValue(forKey: $0) }
            return (ended, changes.lookAtClaims ? state.takeAll() : [])
        }
    }

    func takeAll() -> [Pending] { self.state.withLock { $0.takeAll() } }

    /// A delivery is claimed as any other.
    func forget(_ key: DeliveryKey) { self.state.withLock { _ = $0.unkept.remove(key) } }

    func take(_ key: DeliveryKey) -> Pending? { self.state.withLock { $0.pending.removeValue(forKey: key) } }

    /// Says that claims couldn't be kept.
    func fail(_ pending: [Pending], because error: any Error) {
        self.state.withLock { $0.unkept.formUnion(pending.map(\.claim.key)) }
        for one in pending { one.kept(error) }
    }
}

extension [DeskChange] {
    fileprivate var lookAtClaims: Bool {
        self.contains { change in
            switch change {
            case .answered, .states, .unchanged, .late, .lateChanged, .lateEnded, .dead: false
            case .settled, .diverted, .promised, .renewed, .forgotten: true
            }
        }
    }

    fileprivate var answered: [DeliveryKey] {
        self.compactMap(\.answeredKey)
    }
}
