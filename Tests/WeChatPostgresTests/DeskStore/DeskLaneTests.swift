// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres
import Dispatch
import PostgresClient
import PostgresServer
import Testing

@testable import WeChatPostgres

@Suite(.enabled(if: PostgresServer.isExpected, "PostgreSQL isn't on this machine"), .timeLimit(.minutes(2)))
struct DeskLaneTests {
    private let configuration: PostgresConfiguration
    private let gate = DispatchSemaphore(value: 0)
    private let runs = AsyncStream<[Int]>.makeStream()

    init() throws { self.configuration = PostgresConfiguration(address: try PostgresServer.shared.createDatabase()) }

    @Test func `who calls while a transaction runs is heard after it`() async throws {
        let lane = DeskLane<Int, Int>(PostgresConnection(self.configuration)) { [gate, runs] works, _ in
            runs.continuation.yield(Array(works))
            if !works.isEmpty { gate.wait() }
            return Array(works)
        }
        var runs = self.runs.stream.makeAsyncIterator()
        async let first = lane.perform(0)
        #expect(await runs.next() == [0])
        lane.wake()
        self.gate.signal()
        #expect(await runs.next() == [])
        #expect(try await first == 0)
    }
}
#endif
