// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import TestSupport
import Testing
import WeChatProtocol
import WeChatSimulator

@testable import WeChatServer

@Suite struct AuthenticityTests {
    @Test(arguments: SecurityMode.allCases) func `a push is answered, in every mode`(mode: SecurityMode) async throws {
        let fixture = try WebhookFixture(mode)
        let outcome = try await fixture.deliver(fixture.push("你好"))
        #expect(outcome == .reply("echo 你好", isSealed: mode != .plain))
        #expect(fixture.log.lines.allSatisfy { $0.hasPrefix("debug") })
    }

    @Test(arguments: SecurityMode.allCases)
    func `without a right signature nothing is read`(mode: SecurityMode) async throws {
        var fixture = try WebhookFixture(mode)
        var request = try fixture.request(fixture.push("hi"))
        request.query = request.query.split(separator: "&").filter { !$0.hasPrefix("signature=") }
            .joined(separator: "&")
        #expect(await fixture.webhook.respond(to: request) == .forbidden)
        request.query = ""
        #expect(await fixture.webhook.respond(to: request) == .forbidden)
        fixture.platform.forgery.signature = String(repeating: "0", count: 40)
        #expect(try await fixture.send(fixture.push("hi")) == .forbidden)
        // Nor is a body that nobody could read looked at.
        #expect(try await fixture.send(SimulatedPush(unreadable: [0xFF])) == .forbidden)
        #expect(fixture.bot.runs == 0)
    }

    @Test func `a signature over another timestamp or nonce is wrong`() async throws {
        let fixture = try WebhookFixture()
        let request = try fixture.request(fixture.push("hi"))
        for name in ["timestamp", "nonce"] {
            var forged = request
            forged.query = request.query.replacing("\(name)=", with: "\(name)=1")
            #expect(await fixture.webhook.respond(to: forged) == .forbidden)
        }
    }

    @Test(arguments: [-601, 601, -86_400] as [Int64])
    func `a timestamp outside the window is refused`(offset: Int64) async throws {
        var fixture = try WebhookFixture()
        fixture.platform.forgery.clockOffset = offset
        #expect(try await fixture.send(fixture.push("hi")) == .forbidden)
        #expect(fixture.log.lines.last?.contains("\(offset) s") == true)
    }

    @Test(arguments: [-600, 600, 0] as [Int64])
    func `a timestamp at the window's edge is taken`(offset: Int64) async throws {
        var fixture = try WebhookFixture()
        fixture.platform.forgery.clockOffset = offset
        #expect(try await fixture.deliver(fixture.push("hi")).isValid)
    }

    @Test(arguments: ["", "now", "1e9", "9223372036854775807", "-9223372036854775808", "99999999999999999999"])
    func `a signed timestamp that is no time is refused`(timestamp: String) async throws {
        var fixture = try WebhookFixture()
        fixture.platform.forgery.timestamp = timestamp
        #expect(try await fixture.send(fixture.push("hi")) == .forbidden)
        #expect(try await fixture.send(fixture.push("hi")) == .forbidden)
    }

    @Test func `without a window any timestamp is taken, and any pair again`() async throws {
        var fixture = try WebhookFixture { $0.replayWindow = .zero }
        fixture.platform.forgery.timestamp = "0"
        fixture.platform.forgery.nonce = "1"
        #expect(try await fixture.deliver(fixture.push("one", id: 1)) == .reply("echo one", isSealed: false))
        #expect(try await fixture.deliver(fixture.push("two", id: 2)) == .reply("echo two", isSealed: false))
    }

    @Test func `stale pushes in a row mean a wrong clock, and a fresh one that it is right again`() async throws {
        var fixture = try WebhookFixture()
        let health = ServerHealth { [webhook = fixture.webhook] in webhook.clockSkew.map { ["\($0)"] } ?? [] }
        health.enter(.serving)
        fixture.platform.forgery.clockOffset = -3600
        for id in 1...2 { _ = try await fixture.send(fixture.push("hi", id: MessageID(rawValue: UInt64(id)))) }
        #expect(health.report.status == "ok")
        _ = try await fixture.send(fixture.push("hi", id: 3))
        #expect(health.report.status == "degraded")
        #expect(health.report.problems == ["-3600"])
        #expect(fixture.log.lines.filter { $0.hasPrefix("error") && $0.contains("clock") }.count == 1)
        fixture.platform.forgery.clockOffset = 0
        #expect(try await fixture.deliver(fixture.push("hi", id: 4)).isValid)
        #expect(fixture.webhook.clockSkew == nil)
    }

    @Test func `one old URL sent again and again is no sign of a wrong clock, nor are ages that differ`() async throws {
        var fixture = try WebhookFixture()
        fixture.platform.forgery.clockOffset = -3600
        let old = try fixture.request(fixture.push("hi"))
        for _ in 1...5 { #expect(await fixture.webhook.respond(to: old) == .forbidden) }
        #expect(fixture.webhook.clockSkew == nil)
        for hours in 2...6 {
            fixture.platform.forgery.clockOffset = Int64(hours) * -3600
            #expect(try await fixture.send(fixture.push("hi")) == .forbidden)
        }
        #expect(fixture.webhook.clockSkew == nil)
    }

    @Test func `a previous token is accepted, and credentials may change while the server runs`() async throws {
        var fixture = try WebhookFixture()
        let (old, new) = (try #require(TestAccount.token), try #require(TestAccount.otherToken))
        fixture.webhook.update(Credentials(tokens: [new, old]), ofAccount: "default")
        #expect(try await fixture.deliver(fixture.push("old", id: 1)).isValid)
        fixture.platform.token = new
        #expect(try await fixture.deliver(fixture.push("new", id: 2)).isValid)
        fixture.webhook.update(Credentials(tokens: [new]), ofAccount: "default")
        fixture.webhook.update(Credentials(tokens: [old]), ofAccount: "nobody")
        fixture.platform.token = old
        #expect(try await fixture.send(fixture.push("old", id: 3)) == .forbidden)
    }
}
