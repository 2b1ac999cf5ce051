// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookSources

@Suite("A circuit")
struct CircuitBreakerTests {
    /// A circuit in a time that is counted in seconds from its beginning.
    private final class Circuit {
        private let start = ContinuousClock.now
        private var breaker = CircuitBreaker(SourceLimits(failures: 3, rest: .seconds(30), longRest: .seconds(600)))

        func mayAsk(at second: Int) -> Bool { self.breaker.mayAsk(at: self.start + .seconds(second)) }
        func answers() -> CircuitBreaker.Change? { self.breaker.answered() }
        func fails(_ gravity: SourceError.Gravity = .passing, at second: Int = 0) -> CircuitBreaker.Change? {
            self.breaker.failed(gravity, at: self.start + .seconds(second))
        }
    }

    private let circuit = Circuit()

    @Test func `opens after failures one after another, and closes after a trial`() {
        #expect(self.circuit.fails() == nil)
        #expect(self.circuit.answers() == nil)
        #expect(self.circuit.fails() == nil)
        #expect(self.circuit.fails() == nil)
        #expect(self.circuit.fails() == .opened(.seconds(30)))
        #expect(!self.circuit.mayAsk(at: 29))
        #expect(self.circuit.mayAsk(at: 30))
        #expect(!self.circuit.mayAsk(at: 31), "one trial at a time")
        #expect(self.circuit.answers() == .closed)
        #expect(self.circuit.mayAsk(at: 31))
    }

    @Test func `rests longer after each trial that failed`() {
        for _ in 1...2 { _ = self.circuit.fails() }
        var second = 0
        for rest in [30, 60, 120, 240, 480, 600, 600] {
            #expect(self.circuit.fails(at: second) == .opened(.seconds(rest)))
            second += rest
            #expect(self.circuit.mayAsk(at: second))
        }
    }

    @Test func `opens at once and for longer where asking again is in vain`() {
        #expect(self.circuit.fails(.lasting) == .opened(.seconds(600)))
        #expect(!self.circuit.mayAsk(at: 599))
    }

    @Test func `a trial that nobody waited for decides nothing`() {
        #expect(self.circuit.fails(.lasting) == .opened(.seconds(600)))
        #expect(self.circuit.mayAsk(at: 600))
        #expect(self.circuit.fails(.none, at: 600) == nil)
        #expect(self.circuit.mayAsk(at: 600))
    }
}
