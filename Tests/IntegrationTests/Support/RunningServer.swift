// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

/// A server that listens on a port that the system chose.
struct RunningServer: Sendable {
    let program: RunningProgram
    let port: Int

    var url: String { "http://127.0.0.1:\(self.port)/weixin" }

    /// Starts `doumi serve` and waits until it listens.
    static func doumi(
        _ arguments: [String] = [],
        environment: [String: String] = ["DATABASE_URL": "memory:", "WECHAT_TOKEN": Keys.token],
        in folder: TemporaryFolder
    ) async throws -> RunningServer {
        let program = try RunningProgram(
            .doumi,
            ["serve", "--port", "0"] + arguments,
            environment: environment,
            in: folder
        )
        try await program.prints("Try it:")
        return RunningServer(program: program, port: try Self.port(in: program))
    }

    /// Starts `EchoBot` and waits until it listens.
    static func echoBot(_ settings: [String: String] = [:], in folder: TemporaryFolder) async throws -> RunningServer {
        try await self.bot(.echoBot, settings, in: folder)
    }

    /// Starts `SlowBot` and waits until it listens.
    static func slowBot(_ settings: [String: String] = [:], in folder: TemporaryFolder) async throws -> RunningServer {
        try await self.bot(.slowBot, settings, in: folder)
    }

    private static func bot(
        _ program: Program,
        _ settings: [String: String],
        in folder: TemporaryFolder
    ) async throws -> RunningServer {
        var environment = ["HTTP_PORT": "0", "DATABASE_URL": "memory:", "WECHAT_TOKEN": Keys.token]
        environment.merge(settings) { $1 }
        let program = try RunningProgram(program, environment: environment, in: folder)
        try await program.prints("/weixin")
        return RunningServer(program: program, port: try Self.port(in: program))
    }

    private static func port(in program: RunningProgram) throws -> Int {
        let match = try #require(try program.output.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)/))
        return try #require(Int(match.1))
    }

    func connect() throws -> Connection { try Connection(port: self.port) }

    /// The response to one GET.
    func get(_ path: String) async throws -> String {
        let connection = try self.connect()
        try await connection.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        return try await connection.rest()
    }

    /// Ends the server as a supervisor does, and says with which status.
    func terminate() async throws -> Int32 {
        self.program.send(15)
        return try await self.program.status()
    }
}
