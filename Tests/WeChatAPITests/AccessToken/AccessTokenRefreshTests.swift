// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot

@testable import WeChatAPI

@Suite struct AccessTokenRefreshTests {
    private let schedule = AccessTokenSchedule(jitter: 0)
    private let refusal = WeChatAPIError(code: 40001, errmsg: "not latest")

    private func refresh(rejected: String? = nil, fallback: AccessToken? = nil) -> AccessTokenRefresh {
        AccessTokenRefresh(
            schedule: self.schedule,
            rejected: rejected.map { RejectedToken(token: .test($0), error: self.refusal, time: 0) },
            fallback: fallback
        )
    }

    @Test func `what another process has got is taken over`() {
        var refresh = self.refresh()
        #expect(refresh.begin() == .read)
        #expect(refresh.step(after: .stored(.test("A")), at: 1000) == .finish(.test("A")))
        #expect(!refresh.holdsLease)
    }

    @Test func `with the lease the store is read once more, then WeChat is asked`() {
        var refresh = self.refresh()
        #expect(refresh.step(after: .stored(nil), at: 0) == .acquire)
        #expect(refresh.step(after: .acquired(true), at: 0) == .read)
        #expect(refresh.holdsLease)
        #expect(refresh.step(after: .stored(nil), at: 0) == .fetch(isForced: false))
        #expect(refresh.step(after: .fetched(.test("A")), at: 0) == .save(.test("A")))
        #expect(refresh.step(after: .saved(.test("A")), at: 0) == .finish(.test("A")))
    }

    @Test func `a stored token that is due doesn't count`() {
        var refresh = self.refresh()
        #expect(refresh.step(after: .stored(.test("A")), at: 6_900_000) == .acquire)
    }

    @Test func `a newer token that the store keeps counts`() {
        var refresh = self.refresh()
        #expect(refresh.step(after: .fetched(.test("A")), at: 0) == .save(.test("A")))
        #expect(refresh.step(after: .saved(.test("B")), at: 0) == .finish(.test("B")))
    }

    @Test func `whoever has no lease waits for the holder's token, and not for ever`() {
        var refresh = self.refresh()
        for _ in 0..<60 {
            #expect(refresh.step(after: .acquired(false), at: 0) == .pause(.milliseconds(250)))
            #expect(refresh.step(after: .paused, at: 0) == .read)
        }
        var other = refresh
        #expect(other.step(after: .stored(.test("A")), at: 0) == .finish(.test("A")))
        #expect(refresh.step(after: .acquired(false), at: 0) == .fetch(isForced: false))
    }

    @Test func `nobody waits who still has a token that works`() {
        var refresh = self.refresh(fallback: .test("A"))
        #expect(refresh.step(after: .acquired(false), at: 6_900_000) == .finish(.test("A")))
    }

    @Test func `the same token again is forced into another one`() {
        var refresh = self.refresh(rejected: "A")
        #expect(refresh.step(after: .stored(.test("A")), at: 0) == .acquire)
        #expect(refresh.step(after: .fetched(.test("A")), at: 0) == .countForced)
        #expect(refresh.step(after: .mayForce(true), at: 0) == .fetch(isForced: true))
        #expect(refresh.step(after: .fetched(.test("B")), at: 0) == .save(.test("B")))
    }

    @Test func `it is forced once, and where that is allowed`() {
        var refresh = self.refresh(rejected: "A")
        #expect(refresh.step(after: .mayForce(false), at: 0) == .fail(.refused(self.refusal)))
        #expect(refresh.step(after: .mayForce(true), at: 0) == .fetch(isForced: true))
        #expect(refresh.step(after: .fetched(.test("A")), at: 0) == .fail(.refused(self.refusal)))
    }

    @Test func `a store that fails doesn't keep anybody from a token`() {
        var refresh = self.refresh()
        #expect(refresh.step(after: .noStore, at: 0) == .fetch(isForced: false))
    }

    @Test func `WeChat's error ends it`() {
        var refresh = self.refresh()
        #expect(refresh.step(after: .failed(.code(40125)), at: 0) == .fail(.code(40125)))
    }
}
