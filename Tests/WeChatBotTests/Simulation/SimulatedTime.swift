// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import TestSupport
import WeChatBot

/// Virtual time: what is to happen when, and nothing in between.
final class SimulatedTime: Sendable {
    private struct Event {
        var time: Int64
        var number: Int
        var action: @Sendable () -> Void
    }

    private struct State {
        var now: Int64 = 0
        var wallOffset: Int64 = 1_767_225_600_000
        var number = 0
        var events: [Event] = []
        /// Nothing happens any more; nobody has to wait for what they ask then.
        var isOver = false
        var random: SplitMix64
    }

    let executor = SimulatedExecutor()
    private let start = Moment.now
    private let state: Mutex<State>

    init(seed: UInt64) { self.state = Mutex(State(random: SplitMix64(seed: seed))) }

    /// Milliseconds since the beginning.
    var now: Int64 { self.state.withLock { $0.now } }

    /// What a desk reads.
    var clock: DeskClock {
        DeskClock(
            now: { self.start + .milliseconds(self.now) },
            wall: { self.state.withLock { WallTime(rawValue: $0.wallOffset + $0.now) } }
        )
    }

    /// The wall clock is set, by so many milliseconds.
    func jump(by milliseconds: Int64) { self.state.withLock { $0.wallOffset += milliseconds } }

    func random(_ range: ClosedRange<Int64>) -> Int64 {
        self.state.withLock { Int64.random(in: range, using: &$0.random) }
    }

    /// Whether something happens that happens so many times of a hundred.
    func chance(_ percent: Int64) -> Bool { self.random(1...100) <= percent }

    func choose<Element>(_ elements: [Element]) -> Element { elements[Int(self.random(0...Int64(elements.count - 1)))] }

    /// Has something happen later.
    func after(_ milliseconds: Int64, _ action: @escaping @Sendable () -> Void) {
        self.state.withLock { state in
            let event = Event(time: state.now + milliseconds, number: state.number, action: action)
            state.number += 1
            let index = state.events.lastIndex { $0.time <= event.time }.map { $0 + 1 } ?? 0
            state.events.insert(event, at: index)
        }
    }

    func sleep(_ milliseconds: Int64) async {
        guard milliseconds > 0, !self.state.withLock({ $0.isOver }) else { return }
        await withCheckedContinuation { continuation in self.after(milliseconds) { continuation.resume() } }
    }

    /// Begins a task on the simulation's thread.
    func task(_ work: @escaping @Sendable () async -> Void) {
        Task(executorPreference: self.executor, operation: work)
    }

    /// Lets everything happen until that time.
    func run(until end: Int64) {
        while true {
            var random = self.state.withLock { $0.random }
            self.executor.drain(&random)
            self.state.withLock { $0.random = random }
            let event = self.state.withLock { state -> Event? in
                guard let first = state.events.first, first.time <= end else { return nil }
                state.now = first.time
                return state.events.removeFirst()
            }
            guard let event else { return self.state.withLock { $0.isOver = true } }
            event.action()
        }
    }
}
