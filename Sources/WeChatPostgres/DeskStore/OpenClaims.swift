// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import Synchronization
import WeChatBot
import WeChatProtocol

/// The deliveries that this process has claimed and not settled: keys begin with a second, so that of the oldest says
/// where others need to begin when they look for what it left behind.
final class OpenClaims: Sendable {
    /// Nothing takes longer; what is older was forgotten by somebody.
    private static let longest: Duration = .seconds(86_400)

    private let keys = Mutex<Set<DeliveryKey>>([])

    /// The second with which the key of the oldest begins; one behind all others where there is none.
    var oldest: KeySecond { self.keys.withLock { $0.min() }.map { KeySecond($0) } ?? .last }

    /// Adds a delivery, before the database has it.
    func add(_ key: DeliveryKey) { self.keys.withLock { _ = $0.insert(key) } }

    /// Removes deliveries that are settled, or another process's.
    func remove(_ keys: some Sequence<DeliveryKey>) { self.keys.withLock { $0.subtract(keys) } }

    /// Removes the deliveries that a commit ends; one that was refused is another process's.
    func remove(endedBy changes: [DeskChange], isRefused: Bool = false) {
        self.keys.withLock { open in
            for change in changes {
                switch change {
                case .answered(let key, let reply, owner: _, at: _):
                    if isRefused || reply == .nothing { open.remove(key) }
                case .settled(let key), .diverted(let key, owner: _): open.remove(key)
                case .states, .unchanged, .promised, .renewed, .late, .lateChanged, .lateEnded, .dead, .forgotten: break
                }
            }
        }
    }

    /// Removes what can't be open any more.
    func purge(at now: WallTime) {
        let first = KeySecond(now - Self.longest)
        self.keys.withLock { open in open = open.filter { KeySecond($0) >= first } }
    }
}

#endif
