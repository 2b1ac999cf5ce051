// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatAPI
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@Suite struct CustomerServiceDeliveryTests {
    private static let article = Article(title: "围城")
    private static let carried: [Reply] = [
        .text("您好"), .image("M1"), .voice("M1"), .music(MusicReply(thumbMediaID: "M1")), .news([article]),
    ]
    private static let notCarried: [Reply] = [
        .news([]), .news([article, article]), .video(VideoReply(mediaID: "M1")), .nothing, .transferToAI,
        .transferToCustomerService(account: nil), .transferToCustomerService(account: "test1@example"),
        .text(" \n"), .image(""), .voice(""), .music(MusicReply(thumbMediaID: "")),
    ]

    private func error(
        of reply: Reply = "您好",
        in fixture: APIFixture
    ) async -> LateReplyError? {
        do throws(LateReplyError) {
            try await CustomerServiceDelivery(client: fixture.client).deliver(reply, to: "oUser")
            return nil
        } catch {
            return error
        }
    }

    @Test func `a reply that has a form arrives as it is`() async throws {
        try await APIFixture.run { fixture in
            let delivery = CustomerServiceDelivery(client: fixture.client)
            for reply in Self.carried {
                #expect(delivery.carried(reply) == reply)
                #expect(await self.error(of: reply, in: fixture) == nil)
            }
            let bodies = fixture.api.received(at: APIFixture.send).map(\.body)
            let types = ["text", "image", "voice", "music", "news"]
            #expect(bodies.count == types.count)
            for (body, type) in zip(bodies, types) { #expect(body.contains(#""msgtype":"\#(type)""#)) }
        }
    }

    @Test func `a reply that has none is neither carried nor sent`() async throws {
        try await APIFixture.run { fixture in
            let delivery = CustomerServiceDelivery(client: fixture.client)
            for reply in Self.notCarried {
                #expect(delivery.carried(reply) == nil)
                #expect(await self.error(of: reply, in: fixture) == .notCarried)
            }
            #expect(fixture.api.received.isEmpty)
        }
    }

    @Test func `agent and mark go with every message`() async throws {
        try await APIFixture.run { fixture in
            let delivery = CustomerServiceDelivery(client: fixture.client, agent: "test1@example", isMadeByAI: true)
            try await delivery.deliver("您好", to: "oUser")
            let body = try #require(fixture.api.received(at: APIFixture.send).first?.body)
            #expect(body.contains("test1@example") && body.contains(#""is_ai_msg":1"#))
        }
    }

    @Test(arguments: [
        (48001, LateReplyError.notGranted(code: 48001)), (48004, .notGranted(code: 48004)),
        (45015, .windowClosed), (45047, .countExceeded),
        (40003, .unreachableUser(code: 40003)), (43004, .unreachableUser(code: 43004)),
        (43019, .unreachableUser(code: 43019)), (46004, .unreachableUser(code: 46004)),
        (48002, .unreachableUser(code: 48002)), (50002, .unreachableUser(code: 50002)),
        (70000, .unreachableUser(code: 70000)),
        (45009, .busy(code: 45009)), (-1, .busy(code: -1)), (268_487_001, .busy(code: 268_487_001)),
        (268_487_002, .busy(code: 268_487_002)),
        (45002, .rejected(code: 45002)), (40007, .rejected(code: 40007)), (45008, .rejected(code: 45008)),
        (40033, .rejected(code: 40033)), (47001, .rejected(code: 47001)), (99999, .rejected(code: 99999)),
    ])
    func `what WeChat refuses is told apart`(code: Int, expected: LateReplyError) async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.send, with: .error(code), times: 3)
            #expect(await self.error(in: fixture) == expected)
        }
    }

    @Test(
        arguments: [
            (40001, nil), (40014, nil), (42001, nil), (40125, nil), (40164, nil), (61004, nil), (50007, nil),
            (89503, nil), (40243, nil), (45011, .seconds(60)),
        ] as [(Int, Duration?)]
    )
    func `what may be sent later says why it wasn't, and what to do`(code: Int, pause: Duration?) async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.send, with: .error(code), times: 3)
            guard case .notSent(let reason, pause) = await self.error(in: fixture) else {
                Issue.record("another error, another pause, or none")
                return
            }
            let advice = try #require(WeChatAPIError.Code(rawValue: code).advice)
            #expect(reason.hasPrefix("WeChat error \(code)") && reason.hasSuffix(advice))
            let tokens = fixture.tokens(at: APIFixture.send).compactMap { $0 }
            #expect(!tokens.isEmpty && !tokens.contains { reason.contains($0) })
        }
    }

    @Test func `where WeChat was busy twice a reply isn't sent a third time`() async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.send, with: .error(-1), times: 5)
            #expect(await self.error(in: fixture) == .busy(code: -1))
            #expect(fixture.api.received(at: APIFixture.send).count == 2)
        }
    }

    @Test func `a redirect is followed by nobody, so it wasn't sent`() async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.send, with: .redirect(to: "/"))
            let reason = WeChatClientError.unreadable(.redirect(status: 302)).description
            #expect(await self.error(in: fixture) == .notSent(reason: reason))
            #expect(fixture.api.received.count == 2)
        }
    }

    @Test(arguments: [
        (ScriptedAnswer.closed, LateReplyError.unknownFate), (.half, .unknownFate), (.page(status: 502), .unknownFate),
        (.text("{"), .unknownFate), (.text("{}"), .unknownFate), (.text("{}", status: 500), .unknownFate),
        (.text(String(repeating: " ", count: 70_000)), .unknownFate),
    ])
    func `where nobody knows the reply's fate it is sent once`(
        answer: ScriptedAnswer,
        expected: LateReplyError
    ) async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.send, with: answer)
            #expect(await self.error(in: fixture) == expected)
            #expect(fixture.api.received(at: APIFixture.send).count == 1)
        }
    }

    @Test func `after a timeout nobody knows its fate either`() async throws {
        try await APIFixture.run { fixture in
            fixture.api.answer(APIFixture.send, with: .silence)
            async let error = self.error(in: fixture)
            await fixture.letTimePass(at: APIFixture.send)
            #expect(await error == .unknownFate)
            #expect(fixture.api.received(at: APIFixture.send).count == 1)
        }
    }

    @Test func `without a token it wasn't sent`() async throws {
        try await APIFixture.run(secret: "wrong-secret") { fixture in
            let reason = try #require(await self.error(in: fixture)?.reason)
            #expect(reason.contains("40125") && reason.contains("wechat.appSecret") && !reason.contains("wrong-secret"))
            #expect(fixture.api.received(at: APIFixture.send).isEmpty)
        }
    }

    @Test func `without a server it wasn't sent`() async throws {
        let address = try await SimulatedAPI.run { try await $0.baseURL }
        try await APIFixture.run(baseURL: APIBaseURL(address)) { fixture in
            let reason = WeChatClientError.notSent(.unreachable).description
            #expect(await self.error(in: fixture) == .notSent(reason: "no access token: \(reason)"))
        }
    }

    @Test func `a text that is too long is refused by WeChat, not by a crash`() async throws {
        try await APIFixture.run { fixture in
            let text = String(repeating: "长", count: 700)
            #expect(await self.error(of: .text(text), in: fixture) == .rejected(code: 45002))
        }
    }

    @Test func `a user's message allows five replies in 48 hours, following three in a minute`() async throws {
        try await APIFixture.run(countsMessages: true) { fixture in
            #expect(await self.error(in: fixture) == .windowClosed)
            fixture.api.userActs("oUser")
            for _ in 0..<5 { #expect(await self.error(in: fixture) == nil) }
            #expect(await self.error(in: fixture) == .countExceeded)
            fixture.api.userActs("oUser", .follows)
            for _ in 0..<3 { #expect(await self.error(in: fixture) == nil) }
            #expect(await self.error(in: fixture) == .countExceeded)
            fixture.time.advance(by: .seconds(48 * 3600))
            #expect(await self.error(in: fixture) == .windowClosed)
        }
    }
}
