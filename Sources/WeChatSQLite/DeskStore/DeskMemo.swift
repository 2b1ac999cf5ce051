// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// What the writer knows of the tables without asking them; all of it may be forgotten.
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
    /// The desks of this process, and the claims of theirs that wait for others of their users.
    var desks = KnownDesks()
    var waiting: Set<DeliveryKey> = []
    /// The deliveries whose keys aren't in the file's index yet.
    var recent = RecentDeliveries()

    init(isAlone: Bool) { self.isAlone = isAlone }

    subscript(key: DeliveryKey) -> Row? {
        get { self.rows[key] }
        set {
            // Those that are never settled would pile up.
            if newValue != nil, self.rows.count >= Self.capacity { self.rows = [:] }
            self.rows[key] = newValue
        }
    }
}
