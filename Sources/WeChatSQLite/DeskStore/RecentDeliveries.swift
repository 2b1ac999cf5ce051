// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// The deliveries that stand behind the last one whose key is in the file's index.
///
/// Many keys that go into the index together and in their order change a hundredth of the pages that they would change one
/// by one. They are gathered, and a full batch goes in slices, a transaction each, so that none takes long; the rest of it
/// at once where the next one is full already. A process that begins reads what isn't in the index yet: a batch or two for
/// each process that writes.
struct RecentDeliveries: Sendable {
    /// How many keys go into the index together, and how many of them in one transaction.
    private static let batch = 8192
    private static let slice = 256

    /// Those that gather.
    private var young: [DeliveryKey: Int64] = [:]
    /// Those that are on their way into the index, and how many of them in the order of their keys are there.
    private var old: [DeliveryKey: Int64] = [:]
    private var order: [DeliveryKey] = []
    private var written = 0
    /// The last of those that are on their way.
    private var lastOld: Int64 = 0
    /// The last delivery that was read, or that is in the index; nil before anything was read.
    private(set) var last: Int64?

    init() {}

    /// Begins behind a delivery whose key, like those of all before it, is in the index.
    init(after id: Int64) { self.last = id }

    subscript(key: DeliveryKey) -> Int64? { self.young[key] ?? (self.old.isEmpty ? nil : self.old[key]) }

    /// The last key in their order.
    var newest: DeliveryKey? { [self.young.keys.max(), self.old.keys.max()].compactMap { $0 }.max() }

    /// Adds a delivery, which is newer than all others.
    mutating func add(_ key: DeliveryKey, id: Int64) {
        self.young[key] = id
        self.last = id
    }

    /// Passes over a row that stands for no delivery.
    mutating func skip(_ id: Int64) { self.last = id }

    mutating func remove(_ key: DeliveryKey) {
        self.young[key] = nil
        self.old[key] = nil
    }

    // MARK: Into the index

    /// The next that go into the index, in the order of their keys; nil while they gather.
    mutating func nextSlice() -> [(key: DeliveryKey, id: Int64)]? {
        if self.order.isEmpty, self.young.count >= Self.batch, let last = self.last {
            (self.old, self.young) = (self.young, [:])
            self.young.reserveCapacity(Self.batch)
            self.order = self.old.keys.sorted()
            (self.written, self.lastOld) = (0, last)
        }
        guard !self.order.isEmpty else { return nil }
        let isPressed = self.young.count >= Self.batch
        let end = isPressed ? self.order.count : min(self.written + Self.slice, self.order.count)
        defer { self.written = end }
        return self.order[self.written..<end].compactMap { key in self.old[key].map { (key, $0) } }
    }

    /// The last delivery whose key, like those of all before it, is in the index now that the slice is there; nil while
    /// others are on their way.
    mutating func wroteSlice() -> Int64? {
        guard !self.order.isEmpty, self.written == self.order.count else { return nil }
        (self.old, self.order, self.written) = ([:], [], 0)
        return self.lastOld
    }
}
