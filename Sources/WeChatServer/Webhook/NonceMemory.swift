// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import DequeModule
import WeChatProtocol

/// Which delivery each (timestamp, nonce) pair came with: the same pair with another delivery is a forgery.
///
/// In plain mode the signature doesn't cover the body, so whoever has seen one signed URL could post anything with it.
/// WeChat's own attempts carry fresh pairs, or the same pair with the same delivery. Pairs are kept for twice the
/// replay window (a timestamp may be ahead of the clock by one), as hashes of eight bytes under the process's random
/// seed; of too many the oldest go first.
struct NonceMemory {
    private let capacity: Int
    private let window: Int64
    private var deliveries: [UInt64: UInt64] = [:]
    private var order = Deque<(pair: UInt64, time: Int64)>()

    /// - Parameters:
    ///   - window: Seconds by which a timestamp may be off either way.
    ///   - capacity: Pairs that are kept at the most: enough for 200 pushes a second at the usual window.
    init(window: Int64, capacity: Int = 1 << 18) {
        self.window = window
        self.capacity = capacity
    }

    /// Whether the pair is new, or was seen with this delivery; remembers it.
    mutating func accepts(timestamp: String, nonce: String, delivery: DeliveryKey, at now: UnixTime) -> Bool {
        while let oldest = self.order.first,
            self.order.count >= self.capacity || now.rawValue - oldest.time > 2 * self.window
        {
            self.order.removeFirst()
            self.deliveries[oldest.pair] = nil
        }
        var hasher = Hasher()
        hasher.combine(timestamp)
        hasher.combine(nonce)
        let pair = UInt64(bitPattern: Int64(hasher.finalize()))
        let value = UInt64(bitPattern: Int64(delivery.hashValue))
        if let known = self.deliveries[pair] { return known == value }
        self.deliveries[pair] = value
        self.order.append((pair, now.rawValue))
        return true
    }
}
