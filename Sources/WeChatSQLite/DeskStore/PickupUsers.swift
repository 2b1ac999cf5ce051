// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// The users for whose next message a late reply may wait, so that it doesn't end in a claim made ahead.
///
/// Who is among them may have none any more; who isn't has none.
struct PickupUsers {
    /// How many are remembered.
    static let most = 1 << 16

    /// Nil where it isn't known, or they are too many: then everybody is among them.
    private var users: Set<UserKey>?
    /// Whether works wait that may add some.
    private var addsSome = false
    /// Whether the file is to be looked at.
    private(set) var isAsking = true

    func contains(_ user: UserKey) -> Bool { self.users?.contains(user) ?? true }

    /// Adds users for whom late replies are about to be kept.
    mutating func add(_ users: [UserKey]) {
        guard !users.isEmpty else { return }
        self.addsSome = true
        self.users?.formUnion(users)
        if let count = self.users?.count, count > Self.most { self.users = nil }
    }

    /// A transaction begins with all works that wait.
    mutating func begin() { self.addsSome = false }

    /// Has the file looked at by the next transaction.
    mutating func ask() { self.isAsking = true }

    /// The file has replies that wait for these users, and no others.
    mutating func learn(_ users: Set<UserKey>) {
        // What has come meanwhile isn't among them.
        guard !self.addsSome else { return }
        self.users = users.count > Self.most ? nil : users
        self.isAsking = false
    }

    /// The file has none that waits for these.
    mutating func remove(_ users: [UserKey]) {
        guard !self.addsSome, self.users?.isEmpty == false else { return }
        self.users?.subtract(users)
    }
}
