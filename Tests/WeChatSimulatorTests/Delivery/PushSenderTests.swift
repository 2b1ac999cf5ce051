// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import Testing
import WeChatProtocol
import WeChatSimulator

@Suite struct PushSenderTests {
    private let clock = ManualClock()

    private func sender(
        _ transport: ScriptedTransport,
        timing: PushTiming = PushTiming(),
        mode: String = "safe"
    ) throws -> PushSender<ManualClock> {
        PushSender(
            platform: try Keys.platform(mode),
            transport: transport,
            timing: timing,
            clock: self.clock,
            now: { 1_767_240_300 }
        )
    }

    private func transport(_ steps: [(Duration, ScriptedTransport.Step)]) -> ScriptedTransport {
        ScriptedTransport(clock: self.clock, steps)
    }

    private static let success: ScriptedTransport.Step = { _ throws(TransportFailure) in
        PushResponse(status: 200, body: Array("success".utf8))
    }
    private static let failure: ScriptedTransport.Step = { _ throws(TransportFailure) in
        PushResponse(status: 502, body: [])
    }
    private static let refusal: ScriptedTransport.Step = { _ throws(TransportFailure) in
        throw .refused("connection refused")
    }

    @Test func `attempts begin five seconds apart and end at the first valid answer`() async throws {
        let transport = self.transport([
            (.seconds(60), Self.success), (.milliseconds(10), Self.refusal), (.milliseconds(1500), Self.failure),
            (.milliseconds(30), Self.success), (.zero, Self.success),
        ])
        var attempts: [PushAttempt] = []
        let outcome = try await self.sender(transport).send(.text("a"), attempts: 5) { attempts.append($0) }
        #expect(outcome == .success)
        #expect(attempts.map(\.number) == [1, 2, 3, 4])
        #expect(attempts.map(\.start) == [.zero, .seconds(5), .seconds(10), .seconds(15)])
        let durations: [Duration] = [.seconds(5), .milliseconds(10), .milliseconds(1500), .milliseconds(30)]
        #expect(attempts.map(\.duration) == durations)
        let outcomes: [PushOutcome] = [
            .timeout, .refused("connection refused"), .httpError(status: 502, body: ""), .success,
        ]
        #expect(attempts.map(\.outcome) == outcomes)
    }

    @Test func `no more attempts are made than asked for`() async throws {
        let transport = self.transport([(.zero, Self.refusal), (.zero, Self.failure), (.zero, Self.success)])
        let outcome = try await self.sender(transport).send(.text("a"), attempts: 2)
        #expect(outcome == .httpError(status: 502, body: ""))
        #expect(transport.requests.count == 2)
    }

    @Test func `after three attempts in vain the user is told that the account doesn't answer`() async throws {
        for attempts in 1...4 {
            let transport = self.transport(
                [(Duration, ScriptedTransport.Step)](
                    repeating: (.zero, Self.refusal),
                    count: attempts
                )
            )
            let outcome = try await self.sender(transport).send(.text("a"), attempts: attempts)
            #expect(outcome.notice(after: attempts) == (attempts < 3 ? nil : "该公众号暂时无法提供服务，请稍后再试"))
        }
        let transport = self.transport([(.zero, Self.refusal), (.zero, Self.failure), (.zero, Self.success)])
        #expect(try await self.sender(transport).send(.text("a"), attempts: 3).notice(after: 3) == nil)
    }

    @Test func `all attempts carry one message, each in a new wrapping`() async throws {
        let transport = self.transport([(.zero, Self.failure), (.zero, Self.failure), (.zero, Self.success)])
        try await self.sender(transport).send(.text("a"), attempts: 3)
        let credentials = try Keys.credentials()
        let messages = try transport.requests.map { request in
            let envelope = try #require(Envelope(try XMLDocument(parsing: request.body ?? []).root))
            return try credentials.open(envelope, query: PushQuery(parsing: request.query)).message
        }
        #expect(Set(messages).count == 1)
        #expect(Set(transport.requests.map(\.nonce)).count == 3)
        #expect(Set(transport.requests.map(\.body)).count == 3)
    }

    @Test func `a URL is verified where the echo comes back exactly`() async throws {
        let echo: ScriptedTransport.Step = { request throws(TransportFailure) in
            PushResponse(status: 200, body: Array((PushQuery(parsing: request.query).echo ?? "").utf8))
        }
        let quoted: ScriptedTransport.Step = { request throws(TransportFailure) in
            PushResponse(status: 200, body: Array("\"1\"".utf8))
        }
        let forbidden: ScriptedTransport.Step = { _ throws(TransportFailure) in
            PushResponse(status: 403, body: Array("forbidden".utf8))
        }
        let transport = self.transport([
            (.zero, echo), (.zero, quoted), (.zero, forbidden), (.seconds(9), echo), (.zero, Self.refusal),
        ])
        let sender = try self.sender(transport)
        #expect(try await sender.verify() == .verified)
        #expect(try await sender.verify() == .wrongEcho("\"1\""))
        #expect(try await sender.verify() == .httpError(status: 403, body: "forbidden"))
        #expect(try await sender.verify() == .timeout)
        #expect(try await sender.verify() == .refused("connection refused"))
    }
}
