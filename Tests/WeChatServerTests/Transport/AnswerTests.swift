// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing
import WeChatProtocol

@testable import WeChatServer

/// What a transport does with an answer that wants a receipt, or that is none.
@Suite struct AnswerTests {
    private let receipt = RecordingReceipt()
    private let fixture: WebhookFixture

    init() throws { self.fixture = try WebhookFixture() }

    /// A webhook whose every answer has this test's receipt.
    private func webhook(
        _ response: WebhookResponse,
        wait: @escaping @Sendable () async -> Void = {}
    ) -> WebhookResponder {
        let receipt = self.receipt
        return WebhookResponder(logger: self.fixture.log.logger) { _ in
            await wait()
            var response = response
            response.receipt = receipt
            return response
        }
    }

    @Test(arguments: Lane.allCases) func `an answer that goes out is given`(lane: Lane) async throws {
        let webhook = self.webhook(.success)
        let connection = try await TestConnection(self.fixture, lane, webhook: webhook)
        try await connection.receive(connection.push("hello"))
        #expect(connection.wire.statuses == [200])
        #expect(self.receipt.log == ["given"])
        try await connection.receive(connection.push("hello", fields: [.connection: "close"]))
        #expect(connection.wire.statuses == [200, 200])
        #expect(self.receipt.log == ["given", "given"])
    }

    @Test(arguments: Lane.allCases) func `an answer whose client has gone is lost`(lane: Lane) async throws {
        let gate = Gate()
        let webhook = self.webhook(.success) { await gate.pass() }
        let connection = try await TestConnection(self.fixture, lane, webhook: webhook)
        try await connection.receive(connection.push("hello"))
        await connection.until { gate.count == 1 }
        try await connection.channel.close()
        #expect(self.receipt.log == [])
        gate.open()
        await connection.until { self.receipt.log == ["lost"] }
        #expect(connection.wire.responses == [])
    }

    @Test(arguments: Lane.allCases) func `an answer that hangs up says nothing and closes`(lane: Lane) async throws {
        let connection = try await TestConnection(self.fixture, lane, webhook: self.webhook(.hangUp))
        try await connection.receive(connection.push("one", id: 1) + connection.push("two", id: 2))
        #expect(connection.wire.responses == [])
        #expect(connection.wire.closes == ["all"])
        #expect(!connection.isOpen)
        #expect(self.receipt.log == ["lost"])
    }

    @Test func `a route gives what it answers, and says 503 where it should hang up`() async throws {
        let cases: [(WebhookResponse, HTTPResponse.Status)] = [(.success, .ok), (.hangUp, .serviceUnavailable)]
        for (response, status) in cases {
            let router = Router()
            router.addWebhook(self.webhook(response))
            try await Application(responder: router.buildResponder())
                .test(.router) { client in
                    try await client.execute(uri: "/weixin", method: .post) { #expect($0.status == status) }
                }
        }
        #expect(self.receipt.log == ["given", "lost"])
    }

    @Test func `a receipt makes no other response, hanging up does`() {
        var response = WebhookResponse.success
        response.receipt = self.receipt
        #expect(response == .success)
        #expect(WebhookResponse.hangUp != WebhookResponse(status: 503, body: []))
        #expect(WebhookResponse.hangUp.hangsUp)
        #expect(!response.hangsUp)
    }
}
