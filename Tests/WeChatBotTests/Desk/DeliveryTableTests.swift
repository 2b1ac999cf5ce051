// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol

@testable import WeChatBot

@Suite struct DeliveryTableTests {
    private let start = ContinuousClock.now

    private func key(_ number: UInt64) -> DeliveryKey {
        DeliveryKey(IncomingMessage(from: "oUser", id: MessageID(rawValue: number), .text(TextMessage(content: "a"))))
    }

    private func at(_ seconds: Int) -> ContinuousClock.Instant { self.start + .seconds(seconds) }

    private func table(
        memoryBytes: Int = 1 << 20,
        handlers: Int = 2
    ) -> DeliveryTable<String> {
        DeliveryTable(
            configuration: DeskConfiguration(
                handlerTimeout: .seconds(120),
                memory: .seconds(60),
                memoryBytes: memoryBytes,
                handlers: handlers
            )
        )
    }

    @Test func `a delivery runs once, is joined while it runs, and is remembered afterwards`() {
        var table = self.table()
        #expect(table.arrive(self.key(1), at: self.at(0)) == .run)
        #expect(table.arrive(self.key(1), at: self.at(5)) == .join)
        #expect(table.join(self.key(1), "second") == nil)
        #expect(table.join(self.key(1), "third") == nil)
        #expect(table.running == 1)
        #expect(table.finish(self.key(1), with: "answer", at: self.at(8)) == ["second", "third"])
        #expect(table.running == 0)
        #expect(table.arrive(self.key(1), at: self.at(10)) == .answered("answer"))
    }

    @Test func `whoever joins when the run has ended gets its reply`() {
        var table = self.table()
        #expect(table.arrive(self.key(1), at: self.at(0)) == .run)
        #expect(table.arrive(self.key(1), at: self.at(0)) == .join)
        #expect(table.finish(self.key(1), with: "answer", at: self.at(1)) == [])
        #expect(table.join(self.key(1), "late") == "answer")
        #expect(table.arrive(self.key(1), at: self.at(1)) == .answered("answer"))
    }

    @Test func `whoever joins when all is forgotten gets nothing, and begins nothing`() {
        var table = self.table(memoryBytes: 0)
        #expect(table.arrive(self.key(1), at: self.at(0)) == .run)
        #expect(table.arrive(self.key(1), at: self.at(0)) == .join)
        #expect(table.finish(self.key(1), with: "answer", at: self.at(1)) == [])
        #expect(table.join(self.key(1), "late") == .nothing)
        #expect(table.running == 0)
        #expect(table.count == 0)
    }

    @Test func `answers are forgotten after their time, their keys much later`() {
        var table = self.table()
        _ = table.arrive(self.key(1), at: self.at(0))
        _ = table.finish(self.key(1), with: "answer", at: self.at(10))
        #expect(table.arrive(self.key(1), at: self.at(70)) == .answered("answer"))
        #expect(table.arrive(self.key(1), at: self.at(71)) == .answered(.nothing))
        #expect(table.arrive(self.key(1), at: self.at(1271)) == .answered(.nothing))
        #expect(table.count == 0)
        #expect(table.arrive(self.key(1), at: self.at(5000)) == .run)
    }

    @Test func `of too many keys the older half goes`() {
        var keys = AnsweredKeys(memory: .seconds(1200), capacity: 8)
        for number in 0..<12 { keys.insert(self.key(UInt64(number)), at: self.at(0)) }
        let (oldest, newest) = (keys.contains(self.key(3), at: self.at(0)), keys.contains(self.key(11), at: self.at(0)))
        #expect(!oldest)
        #expect(newest)
    }

    @Test func `of too many bytes the oldest answers go first`() {
        var table = self.table(memoryBytes: 3000)
        let long = Reply.text(String(repeating: "a", count: 1000))
        for number in 1...3 {
            _ = table.arrive(self.key(UInt64(number)), at: self.at(0))
            _ = table.finish(self.key(UInt64(number)), with: long, at: self.at(number))
        }
        #expect(table.count == 2)
        #expect(table.arrive(self.key(2), at: self.at(4)) == .answered(long))
        #expect(table.arrive(self.key(3), at: self.at(4)) == .answered(long))
        #expect(table.arrive(self.key(1), at: self.at(4)) == .answered(.nothing))
    }

    @Test func `ten thousand deliveries leave no more than fits`() {
        var table = self.table(memoryBytes: 100_000)
        for number in 0..<10_000 {
            _ = table.arrive(self.key(UInt64(number)), at: self.at(number / 1000))
            _ = table.finish(self.key(UInt64(number)), with: .nothing, at: self.at(number / 1000))
        }
        #expect(table.count <= 100_000 / 256)
    }

    @Test func `with all places taken a new delivery finds the desk busy, a known one doesn't`() {
        var table = self.table()
        #expect(table.arrive(self.key(1), at: self.at(0)) == .run)
        #expect(table.arrive(self.key(2), at: self.at(0)) == .run)
        #expect(table.arrive(self.key(3), at: self.at(0)) == .busy)
        #expect(table.arrive(self.key(1), at: self.at(0)) == .join)
        _ = table.finish(self.key(2), with: .nothing, at: self.at(1))
        #expect(table.arrive(self.key(3), at: self.at(1)) == .run)
    }

    @Test func `handlers that never return are given up, and their deliveries not run again`() {
        var table = self.table()
        _ = table.arrive(self.key(1), at: self.at(0))
        _ = table.arrive(self.key(2), at: self.at(60))
        _ = table.join(self.key(1), "waiter")
        #expect(table.giveUp(at: self.at(120)) == 0)
        #expect(table.giveUp(at: self.at(120)) == 0)
        #expect(table.arrive(self.key(3), at: self.at(121)) == .busy)
        #expect(table.giveUp(at: self.at(121)) == 1)
        #expect(table.arrive(self.key(3), at: self.at(121)) == .run)
        #expect(table.arrive(self.key(1), at: self.at(121)) == .join)
        #expect(table.running == 2)
        #expect(table.finish(self.key(1), with: "at last", at: self.at(500)) == ["waiter"])
        #expect(table.running == 2)
        #expect(table.arrive(self.key(1), at: self.at(501)) == .answered("at last"))
    }

    @Test func `a run is ended once`() {
        var table = self.table()
        _ = table.arrive(self.key(1), at: self.at(0))
        #expect(table.finish(self.key(1), with: "first", at: self.at(1)) == [])
        #expect(table.finish(self.key(1), with: "second", at: self.at(2)) == [])
        #expect(table.finish(self.key(2), with: "unknown", at: self.at(2)) == [])
        #expect(table.running == 0)
        #expect(table.arrive(self.key(1), at: self.at(3)) == .answered("first"))
    }
}
