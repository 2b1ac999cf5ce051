// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

/// `doumi serve` with its console on a port that the system chose.
struct RunningConsole {
    let server: RunningServer
    let port: Int

    var url: String { "http://127.0.0.1:\(self.port)" }

    /// Starts a server whose account is in safe mode, its state in memory, and waits until both listen.
    static func start(_ settings: [String: String] = [:], in folder: TemporaryFolder) async throws -> Self {
        var environment = Keys.environment(mode: "safe")
        environment["CONSOLE_PORT"] = "0"
        environment.merge(settings) { $1 }
        let server = try await RunningServer.doumi(environment: environment, in: folder)
        let match = try #require(try server.program.output.firstMatch(of: /Console +http:\/\/127\.0\.0\.1:([0-9]+)/))
        return Self(server: server, port: try #require(Int(match.1)))
    }

    /// The console as one listens to it byte by byte.
    var wire: RunningServer { RunningServer(program: self.server.program, port: self.port) }
}
