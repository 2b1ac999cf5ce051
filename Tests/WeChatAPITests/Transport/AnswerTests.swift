// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatAPI
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@Suite struct AnswerTests {
    private static let tooLong = WeChatAPIError(
        code: 45002,
        message: "content size out of limit",
        rid: "67e0c1a4-5d3f2b10-00000001"
    )

    /// What a message's fate is after an answer, and how often the message was sent.
    private func fate(_ answer: ScriptedAnswer) async throws -> (error: WeChatClientError?, sent: Int) {
        try await APIFixture.run { fixture in
            _ = try await fixture.client.accessToken()
            fixture.api.answer(APIFixture.send, with: answer)
            let error = await fixture.errorOfSending()
            return (error, fixture.api.received(at: APIFixture.send).count)
        }
    }

    @Test(
        arguments: [
            (ScriptedAnswer.page(status: 502), WeChatClientError.unreadable(.markup(status: 502))),
            (.page(status: 200), .unreadable(.markup(status: 200))),
            (.text(" \n<?xml version=\"1.0\"?>"), .unreadable(.markup(status: 200))),
            (.text(""), .unreadable(.notJSON(status: 200))),
            (.text("ok"), .unreadable(.notJSON(status: 200))),
            (.text("[0]"), .unreadable(.notJSON(status: 200))),
            (.text("{\"errcode\":\"0\"}"), .unreadable(.notJSON(status: 200))),
            (.text("{\"errcode\":0,"), .unreadable(.notJSON(status: 200))),
            (.text("{\"errcode\":0}", status: 404), .unreadable(.failure(status: 404))),
            (.text("{}", status: 500), .unreadable(.failure(status: 500))),
            (.text("{\"error\":\"upstream\"}"), .unreadable(.unexpected)),
            (.text("{\"errcode\":null}"), .unreadable(.unexpected)),
            (.text("{}"), .unreadable(.unexpected)),
            (.text("{\"errcode\":0}"), nil),
            (.text("{\"errcode\":0}", status: 201), nil),
            (.text("{\"errcode\":45002}", status: 500), .refused(WeChatAPIError(code: 45002, message: ""))),
            (.text(String(repeating: " ", count: 70_000)), .unreadable(.tooLong(limit: 65_536))),
            (.redirect(to: "https://example.com/"), .unreadable(.redirect(status: 302))),
            (.half, .unknownFate(.closed)),
            (.closed, .unknownFate(.closed)),
            (.error(45002), .refused(tooLong)),
        ] as [(ScriptedAnswer, WeChatClientError?)]
    )
    func `whatever comes, a message is sent once`(answer: ScriptedAnswer, expected: WeChatClientError?) async throws {
        let (error, sent) = try await self.fate(answer)
        #expect(error == expected)
        #expect(sent == 1)
    }

    @Test(arguments: [ScriptedAnswer.silence, .stalled])
    func `where no whole answer comes in time the message isn't sent again`(answer: ScriptedAnswer) async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.send, with: answer)
            async let error = fixture.errorOfSending()
            await fixture.letTimePass(at: APIFixture.send)
            #expect(await error == .unknownFate(.timeout))
            #expect(fixture.api.received(at: APIFixture.send).count == 1)
        }
    }

    @Test func `a busy WeChat gets a message twice at the most`() async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.send, with: .error(-1), times: 5)
            guard case .refused(let refusal) = await fixture.errorOfSending() else {
                Issue.record("another error, or none")
                return
            }
            #expect(refusal.code == .busy)
            #expect(fixture.api.received(at: APIFixture.send).count == 2)
        }
    }

    @Test(arguments: [ScriptedAnswer.page(status: 502), .text("{}", status: 503), .closed, .half, .text("{")])
    func `a call that changes nothing is made again`(answer: ScriptedAnswer) async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.addresses, with: answer)
            let addresses = try await fixture.client.callbackAddresses()
            #expect(!addresses.isEmpty)
            #expect(fixture.api.received(at: APIFixture.addresses).count == 2)
        }
    }
}
