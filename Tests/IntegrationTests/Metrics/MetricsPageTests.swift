// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@Suite struct MetricsPageTests {
    private let folder: TemporaryFolder

    init() throws { self.folder = try TemporaryFolder() }

    /// The metrics' page of a server's console.
    private func page(_ server: RunningServer) async throws -> String {
        let match = try #require(
            try server.program.output.firstMatch(of: #/Console +http:\/\/127\.0\.0\.1:([0-9]+)/#)
        )
        let console = RunningServer(program: server.program, port: try #require(Int(match.1)))
        let response = try await console.get("/metrics")
        #expect(response.hasPrefix("HTTP/1.1 200 OK"))
        return String(response[try #require(response.range(of: "\r\n\r\n")).upperBound...])
    }

    /// Sends pushes one after another on one connection, each at most once answered.
    private static func send(_ count: Int, to server: RunningServer) async throws {
        let connection = try server.connect()
        for number in 1...count {
            try await connection.send(try Keys.push("围城 \(number)"))
            _ = try await connection.receive(until: "</xml>")
        }
    }

    @Test(.enabled(if: Promtool.isExpected))
    func `promtool has nothing to say against the metrics, also under load, and nothing is counted twice`() async throws
    {
        let server = try await RunningServer.doumi(
            environment: ["DATABASE_URL": "sqlite:doumi.db", "WECHAT_TOKEN": Keys.token, "CONSOLE_PORT": "0"],
            in: self.folder
        )
        let folder = self.folder
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...4 { group.addTask { try await Self.send(50, to: server) } }
            for _ in 1...5 {
                _ = try folder.write("metrics", try await self.page(server))
                #expect(try await Promtool.complaints("check metrics <metrics", in: folder) == "")
            }
            try await group.waitForAll()
        }
        let forged = try server.connect()
        try await forged.send(try Keys.push("a").replacing("signature=", with: "signature=0"))
        #expect(try await forged.receive(until: "forbidden").contains("403"))
        let text = try await self.page(server)
        for line in [
            #"wechat_push_attempts_total{account="default",kind="text"} 200"#,
            #"wechat_answer_seconds_count{account="default"} 200"#,
            #"wechat_refusals_total{account="default",cause="signature"} 1"#,
            "wechat_store_degraded 0",
        ] { #expect(text.contains("\n\(line)\n"), "\(line)") }
        _ = try folder.write("metrics", text)
        #expect(try await Promtool.complaints("check metrics <metrics", in: folder) == "")
        #expect(try await server.terminate() == 0)
    }

    @Test(arguments: [([:], "421"), (["CONSOLE_PASSWORD": "correct horse"], "401")])
    func `a page whose name leads here doesn't read them`(settings: [String: String], status: String) async throws {
        let console = try await RunningConsole.start(settings, in: self.folder)
        for (host, answer) in [("rebound.example", status), ("127.0.0.1:\(console.port)", "200")] {
            let connection = try console.wire.connect()
            try await connection.send("GET /metrics HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
            #expect(try await connection.receive(until: "\r\n\r\n").hasPrefix("HTTP/1.1 \(answer) "))
        }
    }

    @Test(.enabled(if: Promtool.isExpected), arguments: ["check rules ALERTS", "test rules TESTS"])
    func `promtool takes the alerts, and they go off when they should`(arguments: String) async throws {
        var root = URL(filePath: #filePath)
        for _ in 1...4 { root.deleteLastPathComponent() }
        let command = arguments.replacing("ALERTS", with: "'\(root.path)/docs/operations/alerts.yml'")
            .replacing("TESTS", with: "'\(root.path)/Tests/IntegrationTests/Metrics/alerts-test.yml'")
        #expect(try await Promtool.complaints(command, in: self.folder) == "")
    }
}
