// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Testing
import WeChatProtocol
import WeChatSimulator

@Suite struct SimulatedAPITests {
    private func get(_ path: String, of api: SimulatedAPI, timeout: TimeAmount = .seconds(30)) async throws -> String {
        try await self.get(try await api.baseURL + path, timeout: timeout)
    }

    private func get(_ url: String, timeout: TimeAmount = .seconds(30)) async throws -> String {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.retryConnectionEstablishment = false
        return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
            let response = try await client.execute(HTTPClientRequest(url: url), timeout: timeout)
            return "\(response.status.code) \(String(buffer: try await response.body.collect(upTo: 1 << 20)))"
        }
    }

    @Test func `it is there while its body runs, at a port of its own`() async throws {
        let address = try await SimulatedAPI.run { api in
            #expect(
                try await self.get("/cgi-bin/getcallbackip?a=%E4%BD%A0", of: api).hasPrefix(#"200 {"errcode":41001"#)
            )
            let call = try #require(api.received.first)
            #expect(call.method == "GET" && call.path == "/cgi-bin/getcallbackip" && call.query == ["a": "你"])
            return try await api.baseURL
        }
        await #expect(throws: (any Error).self) { try await self.get(address) }
    }

    @Test func `two stand beside each other, and one port is one's`() async throws {
        try await SimulatedAPI.run { first in
            try await SimulatedAPI.run { second in
                let (one, other) = try await (first.baseURL, second.baseURL)
                #expect(one != other)
            }
            let port = try #require(try await Int(first.baseURL.split(separator: ":").last ?? ""))
            await #expect(throws: (any Error).self) { try await SimulatedAPI.run(SimulatedAPI(port: port)) { _ in } }
        }
    }

    @Test func `it answers in every way that is ordered`() async throws {
        try await SimulatedAPI.run { api in
            api.answer("/x", with: .page(status: 503))
            api.answer("/x", with: .text("half", status: 201))
            api.answer("/x", with: .redirect(to: "/elsewhere"))
            api.answer("/x", with: .late(.milliseconds(20)))
            var answers: [String] = []
            for _ in 0..<4 { answers.append(try await self.get("/x", of: api)) }
            #expect(answers[0].hasPrefix("503 <html>"))
            #expect(answers[1] == "201 half")
            #expect(answers[2] == "302 ")
            #expect(answers[3].hasPrefix("200 {"))
            for broken in [ScriptedAnswer.half, .closed] {
                api.answer("/x", with: broken)
                await #expect(throws: (any Error).self) { try await self.get("/x", of: api) }
            }
            api.answer("/x", with: .silence)
            await #expect(throws: HTTPClientError.deadlineExceeded) {
                try await self.get("/x", of: api, timeout: .milliseconds(200))
            }
            #expect(api.received(at: "/x").count == 7)
        }
    }

    @Test func `an error of the body ends it`() async {
        struct Unusual: Error {}
        await #expect(throws: Unusual.self) { try await SimulatedAPI.run { _ in throw Unusual() } }
    }

    @Test func `who waits for an API that never runs can be cancelled`() async {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { (try? await SimulatedAPI().baseURL) == nil }
            group.cancelAll()
            #expect(await group.next() == true)
        }
    }
}
