// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatProtocol
import WeChatSimulator

@Suite struct RoundRobinTransportTests {
    private let clock = ManualClock()

    private func sender(_ transport: RoundRobinTransport) throws -> PushSender<ManualClock> {
        PushSender(
            platform: try Keys.platform("plain"),
            transport: transport,
            clock: self.clock,
            now: { 1_767_240_300 }
        )
    }

    private func transport(_ step: @escaping ScriptedTransport.Step, times: Int = 9) -> ScriptedTransport {
        ScriptedTransport(clock: self.clock, Array(repeating: (.zero, step), count: times))
    }

    @Test func `the requests for one push come to one server after the other`() async throws {
        let servers = (0..<3)
            .map { _ in self.transport { _ throws(TransportFailure) in PushResponse(status: 502, body: []) } }
        try await self.sender(RoundRobinTransport(servers)).send(.text("a"), attempts: 4)
        #expect(servers.map(\.requests.count) == [2, 1, 1])
    }

    @Test func `a server that refuses costs a request, and the next one answers`() async throws {
        let gone = self.transport { _ throws(TransportFailure) in throw .refused("connection refused") }
        let alive = self.transport { _ throws(TransportFailure) in
            PushResponse(status: 200, body: Array("success".utf8))
        }
        var outcomes: [PushOutcome] = []
        try await self.sender(RoundRobinTransport([gone, alive]))
            .send(.text("a"), attempts: 3) {
                outcomes.append($0.outcome)
            }
        #expect(outcomes == [.refused("connection refused"), .success])
    }

    @Test func `with no server every request is refused`() async throws {
        let outcome = try await self.sender(RoundRobinTransport([])).send(.text("a"))
        #expect(outcome == .refused("there is no server"))
    }
}
