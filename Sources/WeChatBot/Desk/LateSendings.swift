// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// The late replies that a desk is sending.
struct LateSendings {
    private var users: [LateReply.ID: UserKey] = [:]

    var count: Int { self.users.count }

    mutating func insert(_ late: LateReply) { self.users[late.id] = late.user }

    /// Takes out a reply whose sending has ended; false where its user has left, so that nothing of it is kept.
    mutating func remove(_ late: LateReply) -> Bool { self.users.removeValue(forKey: late.id) != nil }

    /// Forgets the replies to a user who has left.
    mutating func forget(_ user: UserKey) { self.users = self.users.filter { $0.value != user } }
}
