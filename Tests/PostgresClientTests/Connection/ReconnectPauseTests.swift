// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import Testing

@testable import PostgresClient

@Suite struct ReconnectPauseTests {
    private let start = ContinuousClock.now

    @Test func `the first try is at once, and pauses grow to two seconds`() {
        var pause = ReconnectPause()
        var now = self.start
        #expect(pause.isOver(at: now))
        for milliseconds in [100, 200, 400, 800, 1600, 2000, 2000] {
            pause.failed(at: now, waiting: 1)
            #expect(!pause.isOver(at: now + .milliseconds(milliseconds - 1)))
            now += .milliseconds(milliseconds)
            #expect(pause.isOver(at: now))
        }
        pause.worked()
        pause.failed(at: now, waiting: 1)
        #expect(pause.isOver(at: now + .milliseconds(100)))
    }

    @Test func `processes that failed together don't try together`() {
        var (one, other) = (ReconnectPause(), ReconnectPause())
        one.failed(at: self.start, waiting: 0.5)
        other.failed(at: self.start, waiting: 0.9)
        let between = self.start + .milliseconds(70)
        #expect(one.isOver(at: between) && !other.isOver(at: between))
    }
}
#endif
