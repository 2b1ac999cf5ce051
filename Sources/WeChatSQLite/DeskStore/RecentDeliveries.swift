// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// The deliveries that stand behind the last one whose key is in the file's index.
///
/// Many keys that go into the index at once and in their order change a hundredth of the pages that they would change one
/// by one. A process that begins reads the rest, which is at most a batch for each process that writes.
struct RecentDeliveries: Sendable {
    /// How many keys go into the index at once.
    private static let batch = 8192

    private(set) var ids: [DeliveryKey: Int64] = [:]
    /// The last delivery that was read, or that is in the index; nil before anything was read.
    private(set) var last: Int64?

    init() {}

    /// Begins behind a delivery whose key, like those of all before it, is in the index.
    init(after id: Int64) { self.last = id }

    /// Whether it is time to write the keys into the index.
    var isFull: Bool { self.ids.count >= Self.batch }

    subscript(key: DeliveryKey) -> Int64? { self.ids[key] }

    /// Adds a delivery, which is newer than all others.
    mutating func add(_ key: DeliveryKey, id: Int64) {
        self.ids[key] = id
        self.last = id
    }

    /// Passes over a row that stands for no delivery.
    mutating func skip(_ id: Int64) { self.last = id }

    mutating func remove(_ key: DeliveryKey) { self.ids[key] = nil }

    /// Its keys are in the index.
    mutating func clear() { self.ids.removeAll(keepingCapacity: true) }
}
