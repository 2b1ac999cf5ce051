// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing
import WeChatBot
import WeChatSimulator

@testable import WeChatAPI

@Suite struct APIProbeTests {
    private func probe(_ api: SimulatedAPI, timeout: Duration = .seconds(20)) async throws -> APIProbe {
        let base = try #require(APIBaseURL(try await api.baseURL))
        return APIProbe(WeChatClientConfiguration(baseURL: base, timeout: timeout))
    }

    @Test func `it asks without a token, and takes the answer's time`() async throws {
        try await SimulatedAPI.run(SimulatedAPI(now: { 784_111_777_900 })) { api in
            let answer = try await self.probe(api).run()
            #expect(answer.isInForm && answer.status == 200)
            #expect(answer.date == Date(timeIntervalSince1970: 784_111_777))
            #expect(answer.asked <= answer.answered)
            #expect(api.received.map(\.query) == [[:]])
        }
    }

    @Test func `what isn't WeChat's is an answer, but not in form`() async throws {
        try await SimulatedAPI.run { api in
            let path = "/cgi-bin/getcallbackip"
            api.answer(path, with: .page(status: 502))
            api.answer(path, with: .redirect(to: "http://127.0.0.1:1/"))
            api.answer(path, with: .text(#"{"error":"login"}"#))
            for status in [502, 302, 200] {
                let answer = try await self.probe(api).run()
                #expect(answer.status == status && !answer.isInForm)
            }
            #expect(api.received.count == 3)
        }
    }

    @Test func `no answer is a problem by name`() async throws {
        let base = try #require(APIBaseURL("http://127.0.0.1:1"))
        await #expect(throws: ConnectionProblem.unreachable) {
            try await APIProbe(WeChatClientConfiguration(baseURL: base)).run()
        }
    }

    @Test(arguments: [ScriptedAnswer.silence, .stalled])
    func `an answer that doesn't come, or stops after its head, isn't waited for without end`(
        answer: ScriptedAnswer
    ) async throws {
        try await SimulatedAPI.run { api in
            api.answer("/cgi-bin/getcallbackip", with: answer)
            await #expect(throws: ConnectionProblem.timeout) {
                try await self.probe(api, timeout: .milliseconds(200)).run()
            }
        }
    }

    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777.0), ("Sun, 29 Nov 2026 08:15:54 GMT", 1_795_940_154),
    ])
    func `a date is read as servers write it`(text: String, seconds: Double) {
        #expect(HTTPDate(text)?.date == Date(timeIntervalSince1970: seconds))
    }

    @Test(arguments: ["", "yesterday", "2026-11-29T08:15:54Z", "Sun, 29 Nov 2026 08:15:54 PST"])
    func `another text is no date`(text: String) { #expect(HTTPDate(text) == nil) }
}
