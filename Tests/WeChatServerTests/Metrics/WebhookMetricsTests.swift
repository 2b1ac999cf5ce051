// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Hummingbird
import HummingbirdTesting
import Metrics
import TestSupport
import Testing
import WeChatBot
import WeChatProtocol
import WeChatSimulator

@testable import WeChatServer

@Suite struct WebhookMetricsTests {
    private let metrics = PrometheusMetrics()

    private func fixture() throws -> WebhookFixture {
        try withMetricsFactory(self.metrics) {
            try WebhookFixture(bot: { message, context in
                guard case .text(let text) = message.body, text.content == "bad" else {
                    return try await WebhookFixture.echo(message, context)
                }
                throw CancellationError()
            })
        }
    }

    private var lines: Set<Substring> { Set(self.metrics.text.split(separator: "\n")) }

    @Test func `attempts are counted by what they are, and answers by how they were come by`() async throws {
        let fixture = try self.fixture()
        let push = fixture.push("a")
        _ = try await fixture.deliver(push)
        _ = try await fixture.deliver(push)
        _ = try await fixture.deliver(fixture.push("?", id: 2, type: "hologram"))
        let lines = self.lines
        #expect(lines.contains(#"wechat_push_attempts_total{account="default",kind="text"} 2"#))
        #expect(lines.contains(#"wechat_push_attempts_total{account="default",kind="unknown"} 1"#))
        #expect(lines.contains(#"wechat_answers_total{account="default",origin="run"} 2"#))
        #expect(lines.contains(#"wechat_answers_total{account="default",origin="remembered"} 1"#))
        #expect(lines.contains(#"wechat_answer_seconds_count{account="default"} 3"#))
    }

    @Test func `an attempt that is held, so that WeChat asks again, is no answer that came too late`() {
        let metrics = WebhookMetrics(account: "pickup", factory: self.metrics)
        metrics.answered(.held, arrival: .now + .seconds(-5.5))
        metrics.answered(.held, arrival: .now + .seconds(-5.5))
        metrics.answered(.promised, arrival: .now + .seconds(-4.5))
        #expect(self.lines.contains(#"wechat_answers_total{account="pickup",origin="held"} 2"#))
        #expect(self.lines.contains(#"wechat_answer_seconds_count{account="pickup"} 1"#))
        #expect(self.lines.contains(#"wechat_answer_seconds_bucket{account="pickup",le="5.0"} 1"#))
    }

    @Test func `refusals are counted by their cause, also those that the log leaves out`() async throws {
        let fixture = try self.fixture()
        var request = try fixture.request(fixture.push("a"))
        request.query = "signature=0&timestamp=0&nonce=0"
        for _ in 1...50 { _ = await fixture.webhook.respond(to: request) }
        _ = await fixture.webhook.respond(to: WebhookRequest(method: "GET", path: "/weixin/nobody"))
        #expect(self.lines.contains(#"wechat_refusals_total{account="default",cause="signature"} 50"#))
        #expect(self.lines.contains(#"wechat_refusals_total{account="none",cause="path"} 1"#))
        #expect(fixture.log.lines.count < 50)
    }

    @Test func `a handler that throws is a dead letter, and a push that can't be read is counted`() async throws {
        let fixture = try self.fixture()
        _ = try await fixture.deliver(fixture.push("bad"))
        _ = try await fixture.post("<xml>")
        #expect(self.lines.contains(#"wechat_dead_letters_total{account="default",reason="handlerFailed"} 1"#))
        #expect(self.lines.contains(#"wechat_unreadable_pushes_total{account="default"} 1"#))
    }

    @Test func `nothing of a user stands in a label`() async throws {
        let fixture = try self.fixture()
        _ = try await fixture.deliver(fixture.push("a very private text"))
        let push = fixture.push("b", id: 987_654_321)
        _ = try await fixture.deliver(push)
        let text = self.metrics.text
        for secret in ["private", "987654321", PushDraft.user.rawValue] { #expect(!text.contains(secret)) }
    }

    @Test func `all that is counted is described, with its labels`() async throws {
        let fixture = try self.fixture()
        _ = try await fixture.deliver(fixture.push("a"))
        let described = Dictionary(uniqueKeysWithValues: MetricDescription.framework.map { ($0.name, $0) })
        let shown = self.metrics.text.split(separator: "\n").filter { $0.hasPrefix("# TYPE ") }
        #expect(shown.count > 10)
        for line in shown {
            let words = line.split(separator: " ")
            let description = try #require(described[String(words[2])], "\(words[2]) isn't described")
            #expect(description.kind.rawValue == words[3])
        }
        for match in self.metrics.text.matches(of: #/\n([a-z_]+?)(?:_bucket|_sum|_count)?\{(.*)\} /#) {
            let labels = match.2.matches(of: #/([a-z_]+)="/#).map { String($0.1) }.filter { $0 != "le" }
            #expect(labels == described[String(match.1)]?.labels.sorted(), "\(match.1)")
        }
    }

    @Test func `the page has the type that Prometheus asks for`() async throws {
        Counter(label: "orders_total", factory: self.metrics).increment()
        let router = Router()
        MetricsRoutes(self.metrics).add(to: router)
        try await Application(responder: router.buildResponder())
            .test(.router) { client in
                try await client.execute(uri: "/metrics", method: .get) { response in
                    #expect(response.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
                    #expect(String(buffer: response.body).contains("\norders_total 1\n"))
                }
            }
    }
}
