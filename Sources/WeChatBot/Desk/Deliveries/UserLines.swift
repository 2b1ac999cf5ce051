// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// The deliveries of each user in the order in which they came; only the first of a line has its handler run.
struct UserLines {
    private struct Line {
        var head: DeliveryKey
        var rest: [DeliveryKey] = []
    }

    private var lines: [OpenID: Line] = [:]

    /// How many of a user's deliveries stand in line.
    func count(of user: OpenID) -> Int { self.lines[user].map { 1 + $0.rest.count } ?? 0 }

    /// Puts a delivery at the end of its user's line.
    mutating func append(_ key: DeliveryKey, of user: OpenID) {
        guard self.lines[user]?.rest.append(key) == nil else { return }
        self.lines[user] = Line(head: key)
    }

    /// Puts a delivery into its user's line, at the end where no place is given.
    mutating func insert(_ key: DeliveryKey, of user: OpenID, at place: Int?) {
        guard let place, let line = self.lines[user] else { return self.append(key, of: user) }
        if place > 0 {
            self.lines[user]?.rest.insert(key, at: place - 1)
        } else {
            self.lines[user] = Line(head: key, rest: [line.head] + line.rest)
        }
    }

    /// The first of a user's deliveries.
    func first(of user: OpenID) -> DeliveryKey? { self.lines[user]?.head }

    /// Whether it is this delivery's turn.
    func isFirst(_ key: DeliveryKey, of user: OpenID) -> Bool { self.lines[user]?.head == key }

    /// All of a user's deliveries, in their order.
    func keys(of user: OpenID) -> [DeliveryKey] { self.lines[user].map { [$0.head] + $0.rest } ?? [] }

    /// Takes a delivery out of its user's line; returns the one whose turn it is now where that has changed.
    mutating func remove(_ key: DeliveryKey, of user: OpenID) -> DeliveryKey? {
        guard let index = self.lines.index(forKey: user) else { return nil }
        guard self.lines.values[index].head == key else {
            self.lines.values[index].rest.removeAll { $0 == key }
            return nil
        }
        guard !self.lines.values[index].rest.isEmpty else {
            self.lines.remove(at: index)
            return nil
        }
        let next = self.lines.values[index].rest.removeFirst()
        self.lines.values[index].head = next
        return next
    }
}
