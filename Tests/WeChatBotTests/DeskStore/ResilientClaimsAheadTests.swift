// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import TestSupport
import Testing
import WeChatBot
import WeChatProtocol

@Suite struct ResilientClaimsAheadTests {
    private struct Failure: Error {}

    private let durable = AheadDeskStore()
    private let user = UserKey(account: "default", user: "oUser")
    private let lease = Lease(owner: 1, end: WallTime(rawValue: .max))

    private func key(_ number: UInt64) -> DeliveryKey {
        DeliveryKey(
            IncomingMessage(from: "oUser", id: MessageID(rawValue: number), .text(TextMessage(content: "a")))
        )
    }

    private func claim(_ number: UInt64) -> Claim {
        Claim(key: self.key(number), user: self.user, push: [1], arrival: 0, lease: self.lease)
    }

    @Test(arguments: [true, false])
    func `what came with the end of a claim that wasn't kept isn't lost`(isReportedFirst: Bool) async throws {
        let time = Mutex(Moment.now)
        let store = ResilientDeskStore(
            self.durable,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            now: { time.withLock { $0 } }
        )
        self.durable.gate.open()
        _ = try await store.takeOver(account: "default", lease: self.lease, at: 0)
        let state = StoredState(data: [1], expires: 2000)
        _ = try await store.claim(self.claim(1))
        #expect(store.claimAhead(self.claim(2)) { _ in })
        self.durable.problem = Failure()
        _ = try await store.claim(self.claim(3))
        #expect(store.isDegraded)
        if isReportedFirst { try await self.durable.keep(Failure()) }
        let answers = [1, 2].map { DeskChange.answered(self.key($0), "reply", owner: 1, at: 0) }
        try await store.commit(answers + [.states(self.user, ["A": state])])
        if !isReportedFirst { try await self.durable.keep(Failure()) }
        self.durable.problem = nil
        time.withLock { $0 += .seconds(60) }
        _ = try await store.takeLateReplies(account: "none", limit: 1, lease: self.lease, at: 0)
        #expect(!store.isDegraded)
        #expect(try await self.durable.store.states(of: self.user, at: 0) == ["A": state])
        for number: UInt64 in 1...2 {
            #expect(try await self.durable.store.claim(self.claim(number)) == .answered("reply", digest: 0))
        }
    }
}
