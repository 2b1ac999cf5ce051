// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension ConversationStoreCompatibility {
    func checkStates() async throws {
        try await self.expect("a user whom nobody knows has no state", of: self.user, [:])
        for data in [[], [0, 0xFF, 0x27, 0], [UInt8](repeating: 7, count: 100_000)] {
            try await self.store.update(["A": self.state(data)], of: self.user)
            try await self.expect("a state comes back byte for byte", of: self.user, ["A": self.state(data)])
        }
        try await self.store.update([:], of: self.user)
        try await self.store.update(["B": nil], of: self.user)
        let largest = self.state([UInt8](repeating: 7, count: 100_000))
        try await self.expect("removing what isn't there changes nothing", of: self.user, ["A": largest])
    }

    func checkNames() async throws {
        let user = UserKey(account: "names", user: "oUser")
        try await self.store.update(["A": self.state([1]), "对话'\"": self.state([2])], of: user)
        try await self.store.update(["A": self.state([3], expires: 3000)], of: user)
        let both = ["A": self.state([3], expires: 3000), "对话'\"": self.state([2])]
        try await self.expect("an update replaces what it names, and nothing else", of: user, both)
        try await self.store.update(["A": nil, "C": self.state([4])], of: user)
        let rest = ["C": self.state([4]), "对话'\"": self.state([2])]
        try await self.expect("nil removes what it names, and nothing else", of: user, rest)
    }

    func checkOwners() async throws {
        let owners = [
            UserKey(account: "owners", user: "oA"), UserKey(account: "owners", user: "oa"),
            UserKey(account: "Owners", user: "oA"), UserKey(account: "owner", user: "soA"),
        ]
        for (index, owner) in owners.enumerated() {
            try await self.store.update(["A": self.state([UInt8(index)])], of: owner)
        }
        for (index, owner) in owners.enumerated() {
            let own = ["A": self.state([UInt8(index)])]
            try await self.expect("accounts and users don't see each other's states", of: owner, own)
        }
        try await self.store.removeAll(of: owners[0])
        try await self.expect("removing a user's states removes all of them", of: owners[0], [:])
        let other = ["A": self.state([1])]
        try await self.expect("removing a user's states removes nobody else's", of: owners[1], other)
    }

    func checkExpiry() async throws {
        let user = UserKey(account: "expiry", user: "oUser")
        try await self.store.update(["A": self.state([1], expires: 1500), "B": self.state([2])], of: user)
        let both = ["A": self.state([1], expires: 1500), "B": self.state([2])]
        try await self.expect("a state is there until it expires", of: user, at: 1499, both)
        let one = ["B": self.state([2])]
        try await self.expect("a state has ended in the second in which it expires", of: user, at: 1500, one)
        try await self.store.update(["A": self.state([3], expires: 2500)], of: user)
        let again = ["A": self.state([3], expires: 2500)]
        try await self.expect("an expired state can begin again", of: user, at: 2400, again)
    }

    func checkRemoval() async throws {
        let user = UserKey(account: "removal", user: "oUser")
        let (early, late) = (self.state([1], expires: 500), self.state([2], expires: 501))
        try await self.store.update(["A": early, "B": late], of: user)
        try await self.store.removeExpired(at: 500)
        try await self.expect("expired states are removed, and no others", of: user, at: 100, ["B": late])
    }

    func checkConcurrency() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<64 {
                group.addTask {
                    let user = UserKey(account: "crowd", user: OpenID(rawValue: "oUser\(index % 16)"))
                    try await self.store.update(["\(index / 16)": self.state([UInt8(index)])], of: user)
                    _ = try await self.store.states(of: user, at: 1000)
                }
            }
            try await group.waitForAll()
        }
        for index in 0..<16 {
            let user = UserKey(account: "crowd", user: OpenID(rawValue: "oUser\(index)"))
            let states = (0..<4).map { ("\($0)", self.state([UInt8($0 * 16 + index)])) }
            let rule = "updates at the same time are all kept"
            try await self.expect(rule, of: user, Dictionary(uniqueKeysWithValues: states))
        }
    }
}
