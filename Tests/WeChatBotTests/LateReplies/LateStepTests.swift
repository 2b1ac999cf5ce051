// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@testable import WeChatBot

@Suite struct LateStepTests {
    private let now: WallTime = 1_000_000

    /// What follows an error of a reply whose window ends in an hour, unless told.
    private func step(
        after error: LateReplyError?,
        tries: Int = 0,
        window: Duration = .seconds(3600)
    ) throws -> LateStep {
        let key = try #require(DeliveryKey(bytes: [UInt8](repeating: 1, count: 32)))
        let late = LateReply(
            id: LateReply.ID(key: key),
            user: UserKey(account: "main", user: "oUser"),
            reply: "late",
            way: .send(notBefore: self.now),
            expires: self.now + window,
            tries: tries
        )
        return LateStep(after: error, of: late, at: self.now)
    }

    @Test(arguments: [(0, 2), (1, 5), (2, 15), (3, 60), (4, 300), (5, 900)])
    func `what wasn't sent is tried again after pauses that grow`(tries: Int, seconds: Int) throws {
        let step = try self.step(after: .notSent(reason: "no connection"), tries: tries)
        #expect(step == .retry(self.now + .seconds(seconds)))
    }

    @Test func `no pause is longer than the horizon, beyond which a time isn't believed`() throws {
        let error = LateReplyError.notSent(reason: "too many calls", retryAfter: .seconds(86_400))
        #expect(try self.step(after: error) == .retry(self.now + LateReply.horizon))
    }

    @Test(arguments: [(0, 60), (2, 60), (3, 60), (4, 300)])
    func `where WeChat names a pause none is shorter`(tries: Int, seconds: Int) throws {
        let error = LateReplyError.notSent(reason: "too many calls", retryAfter: .seconds(60))
        #expect(try self.step(after: error, tries: tries) == .retry(self.now + .seconds(seconds)))
    }

    @Test(arguments: [
        LateReplyError.notSent(reason: "no connection"), .notSent(reason: "too many", retryAfter: .seconds(60)),
    ])
    func `a try that would come after the window is none`(error: LateReplyError) throws {
        #expect(try self.step(after: error, tries: 9, window: .seconds(900)) == .pickup)
        #expect(try self.step(after: error, tries: 3, window: .seconds(60)) == .pickup)
        #expect(try self.step(after: error, tries: 3, window: .seconds(61)) == .retry(self.now + .seconds(60)))
    }

    @Test(arguments: [
        LateReplyError.busy(code: -1), .busy(code: 45009), .notCarried, .notGranted(code: 48001), .windowClosed,
        .countExceeded,
    ])
    func `what sending again doesn't help waits for the user`(error: LateReplyError) throws {
        #expect(try self.step(after: error) == .pickup)
    }

    @Test func `what arrived is done, and what can't arrive is a dead letter`() throws {
        #expect(try self.step(after: nil) == .done)
        #expect(try self.step(after: .unknownFate) == .dead(.unknownFate, detail: ""))
        #expect(try self.step(after: .rejected(code: 45002)) == .dead(.undeliverable, detail: "45002"))
        #expect(try self.step(after: .unreachableUser(code: 43004)) == .dead(.undeliverable, detail: "43004"))
    }

    @Test func `the reason is told beside the label, not in it`() {
        let error = LateReplyError.notSent(reason: "WeChat error 40164: invalid ip 203.0.113.7")
        #expect(error.label == "not sent")
        #expect(error.reason == "WeChat error 40164: invalid ip 203.0.113.7")
        #expect(LateReplyError.busy(code: 45009).label == "busy (45009)")
        #expect(LateReplyError.busy(code: 45009).reason == nil)
    }
}
