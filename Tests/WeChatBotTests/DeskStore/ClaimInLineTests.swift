// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@testable import WeChatBot

@Suite struct ClaimInLineTests {
    private func claim(_ order: Int64, by owner: Int64, waits: Bool = true) -> ClaimInLine {
        ClaimInLine(key: TableFixture.key(UInt64(order)), owner: owner, order: order, waits: waits)
    }

    @Test func `who is alone may run, and who is behind its own desk's only`() {
        #expect(self.claim(1, by: 1).mayRun(beside: []))
        #expect(self.claim(2, by: 1).mayRun(beside: [self.claim(1, by: 1, waits: false)]))
    }

    @Test func `what may run already holds others, be it earlier or later`() {
        #expect(!self.claim(2, by: 1).mayRun(beside: [self.claim(1, by: 2, waits: false)]))
        #expect(!self.claim(1, by: 1).mayRun(beside: [self.claim(2, by: 2, waits: false)]))
    }

    @Test func `of those that wait the earliest comes first`() {
        let (first, second) = (self.claim(1, by: 1), self.claim(2, by: 2))
        #expect(first.mayRun(beside: [second]))
        #expect(!second.mayRun(beside: [first]))
    }

    @Test func `of those that came at once the keys tell which is first`() {
        var (one, other) = (self.claim(1, by: 1), self.claim(2, by: 2))
        other.order = one.order
        if other.key < one.key { swap(&one, &other) }
        #expect(one.mayRun(beside: [other]))
        #expect(!other.mayRun(beside: [one]))
    }

    @Test func `the head of a line goes before what waits for another in that line`() {
        let (behind, theirs) = (self.claim(1, by: 1), self.claim(2, by: 2))
        #expect(self.claim(3, by: 1).mayRun(beside: [behind, theirs]))
        #expect(!theirs.mayRun(beside: [behind, self.claim(3, by: 1)]))
    }

    @Test func `a desk that has the turn has what stands before it in its line too`() {
        let (found, theirs, running) = (self.claim(3, by: 1), self.claim(1, by: 2), self.claim(2, by: 1, waits: false))
        #expect(!found.mayRun(beside: [theirs]))
        #expect(found.mayRun(beside: [theirs, running]))
        #expect(!theirs.mayRun(beside: [found, running]))
        #expect(!found.mayRun(beside: [self.claim(1, by: 2, waits: false), running]))
    }

    @Test func `only several desks of one account look for each other's`() {
        func claim(_ owner: Int64, _ account: String) -> Claim {
            let user = UserKey(account: account, user: "oUser")
            let lease = Lease(owner: owner, end: 1000)
            return Claim(key: TableFixture.key(1), user: user, push: [], arrival: 0, lease: lease)
        }
        var desks = KnownDesks()
        let claims = [
            claim(1, "shop"), claim(1, "shop"), claim(2, "news"), claim(3, "shop"), claim(1, "shop"), claim(2, "news"),
        ]
        let areShared = claims.map { desks.isShared($0) }
        #expect(areShared == [false, false, false, true, true, false])
    }
}
