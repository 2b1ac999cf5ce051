// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import TestSupport
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@testable import WeChatServer

/// A webhook with a clock, a log and a bot of the test's, and WeChat before it.
struct WebhookFixture {
    let clock = ManualWallClock()
    let log = LogRecorder()
    let bot: ClosureResponder
    let webhook: WebhookResponder
    var platform: SimulatedPlatform

    /// One account in a mode; `change` may give it what else it needs.
    init(
        _ mode: SecurityMode = .plain,
        limits: WebhookLimits = WebhookLimits(),
        change: (inout OfficialAccount) -> Void = { _ in },
        bot: @escaping @Sendable (IncomingMessage, MessageContext) async throws -> Reply = Self.echo
    ) throws {
        var account = OfficialAccount(credentials: TestAccount.credentials(withKey: mode != .plain), mode: mode)
        change(&account)
        try self.init(accounts: [account], limits: limits, bot: bot)
    }

    init(
        accounts: [OfficialAccount],
        limits: WebhookLimits = WebhookLimits(),
        bot: @escaping @Sendable (IncomingMessage, MessageContext) async throws -> Reply = Self.echo
    ) throws {
        self.bot = ClosureResponder(bot)
        self.webhook = WebhookResponder(
            accounts: accounts,
            bot: self.bot,
            store: MemoryDeskStore(),
            limits: limits,
            // A busy machine is no reason for an answer to come too late.
            desk: DeskConfiguration(replyDeadline: .seconds(600)),
            logger: self.log.logger,
            clock: self.clock.clock
        )
        let protection = SimulatedPlatform.Protection(
            mode: accounts.first?.mode.rawValue ?? "",
            key: TestAccount.key,
            appID: TestAccount.appID
        )
        self.platform = SimulatedPlatform(token: try #require(TestAccount.token), protection: try #require(protection))
    }

    /// Says a text back.
    static let echo: @Sendable (IncomingMessage, MessageContext) async throws -> Reply = { message, _ in
        if case .text(let text) = message.body { .text("echo " + text.content) } else { .nothing }
    }

    /// A push of a text, always the same delivery for the same text.
    func push(_ text: String, id: MessageID = 1, type: String = "text") -> SimulatedPush {
        var draft = PushDraft.text(text)
        draft.type = type
        draft.messageID = id
        return draft.push(to: self.platform.originalID, at: 1_767_240_300)
    }

    /// What WeChat sends to deliver a push.
    func request(_ push: SimulatedPush, path: String = "/weixin") throws -> WebhookRequest {
        let request = try self.platform.request(for: push, at: self.clock.now)
        return WebhookRequest(method: "POST", path: path, query: request.query, body: request.body ?? [])
    }

    /// Delivers a push, and says what the server answered.
    func send(_ push: SimulatedPush, path: String = "/weixin") async throws -> WebhookResponse {
        await self.webhook.respond(to: try self.request(push, path: path))
    }

    /// Delivers a push, and says what WeChat makes of the answer.
    func deliver(_ push: SimulatedPush, path: String = "/weixin") async throws -> PushOutcome {
        let response = try await self.send(push, path: path)
        return self.platform.outcome(of: PushResponse(status: response.status, body: response.body), to: push)
    }

    /// Posts any body with a rightly signed query.
    func post(_ body: String, adding extra: String = "", path: String = "/weixin") async throws -> WebhookResponse {
        var query = self.platform.verification(echo: "", at: self.clock.now).query
        query += extra
        return await self.webhook.respond(
            to: WebhookRequest(method: "POST", path: path, query: query, body: Array(body.utf8))
        )
    }
}
