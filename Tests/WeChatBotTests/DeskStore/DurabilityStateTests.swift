// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import WeChatBot

@Suite struct DurabilityStateTests {
    private let start = Moment.now

    @Test func `the durable store has every turn until it fails`() {
        var state = DurabilityState()
        let turns = [state.turn(at: self.start), state.turn(at: self.start)]
        #expect(turns == [.durable, .durable])
        let isFirst = (0..<2).map { _ in state.failed("full", turn: .durable, at: self.start) }
        #expect(isFirst == [true, false])
        #expect(state.problem == "full")
        let next = state.turn(at: self.start + .milliseconds(999))
        #expect(next == .memory)
    }

    @Test func `pauses double up to four seconds, and one caller probes`() {
        var state = DurabilityState()
        _ = state.failed("full", turn: .durable, at: self.start)
        var now = self.start
        for seconds in [1, 2, 4, 4, 4] {
            now += .seconds(seconds)
            let turns = [
                state.turn(at: now - .milliseconds(1)), state.turn(at: now), state.turn(at: now + .seconds(100)),
            ]
            #expect(turns == [.memory, .probe, .memory])
            let isFirst = state.failed("full", turn: .probe, at: now)
            #expect(!isFirst)
        }
        let last = state.turn(at: now + .seconds(4))
        #expect(last == .probe)
        state.recovered()
        #expect(state.problem == nil)
        let next = state.turn(at: now)
        #expect(next == .durable)
    }

    @Test func `what was missed without a failure is told by a probe, which may fail`() {
        var state = DurabilityState()
        state.missed(at: self.start)
        let turns = [state.turn(at: self.start), state.turn(at: self.start)]
        #expect(turns == [.probe, .memory])
        #expect(state.problem == nil)
        let isFirst = state.failed("full", turn: .probe, at: self.start)
        #expect(isFirst)
        state.missed(at: self.start)
        let later = [state.turn(at: self.start), state.turn(at: self.start + .seconds(1))]
        #expect(later == [.memory, .probe])
    }
}
