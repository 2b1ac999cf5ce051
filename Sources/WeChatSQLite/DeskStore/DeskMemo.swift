// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// What the writer knows of the tables without asking them; but for its ``essence`` all of it may be forgotten.
struct DeskMemo: Sendable {
    struct Row {
        var id: Int64
        /// When it was answered; nil while it runs.
        var time: Int64?
    }

    private static let capacity = 1 << 16

    /// Whether no other process removes deliveries.
    let isAlone: Bool
    /// Deliveries that were claimed here and aren't settled.
    private(set) var rows: [DeliveryKey: Row] = [:]
    /// All deliveries up to this id are done.
    var floor: Int64 = 0
    /// The desks of this process that have claimed something, and the claims of theirs that wait for others of their users.
    var desks = KnownDesks()
    var waiting: Set<DeliveryKey> = []
    /// The deliveries whose keys aren't in the file's index yet.
    var recent = RecentDeliveries()
    /// Whether it was seen which keys the file had when it was opened.
    var hasSeenNewest = false
    /// Why claims that were made ahead couldn't be kept.
    var unkept: [DeliveryKey: any Error] = [:]

    init(isAlone: Bool) { self.isAlone = isAlone }

    /// What remains of it where a transaction fails.
    var essence: DeskMemo {
        var memo = DeskMemo(isAlone: self.isAlone)
        (memo.floor, memo.desks, memo.waiting) = (self.floor, self.desks, self.waiting)
        (memo.hasSeenNewest, memo.unkept) = (self.hasSeenNewest, self.unkept)
        return memo
    }

    /// Notes that a claim couldn't be kept.
    mutating func note(_ key: DeliveryKey, unkept error: any Error) {
        // Those that are never ended would pile up.
        if self.unkept.count >= Self.capacity, let any = self.unkept.keys.first { self.unkept[any] = nil }
        self.unkept[key] = error
    }

    subscript(key: DeliveryKey) -> Row? {
        get { self.rows[key] }
        set {
            // Those that are never settled would pile up.
            if newValue != nil, self.rows.count >= Self.capacity { self.rows = [:] }
            self.rows[key] = newValue
        }
    }
}
