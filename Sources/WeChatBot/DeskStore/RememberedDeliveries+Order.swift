// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension RememberedDeliveries {
    /// What desks have of a user whose leases hold.
    func line(of user: UserKey, beside lease: Lease, at now: WallTime) -> [ClaimInLine] {
        self.deliveries.compactMap { key, delivery in
            guard delivery.user == user, case .running = delivery.phase else { return nil }
            guard delivery.lease.owner == lease.owner || !delivery.lease.isOver(at: now, beside: lease) else {
                return nil
            }
            let order = Int64(truncatingIfNeeded: delivery.order)
            return ClaimInLine(key: key, owner: delivery.lease.owner, order: order, waits: delivery.waits)
        }
    }
}
