// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

/// The server that is killed again and again, on one port and one database.
final class Victim {
    /// Below the ports that the system gives to clients: one of those might sit on the server's while it is down.
    private static let ports = 20_000..<30_000

    let folder: URL
    let port: Int
    private let program: URL
    private let environment: [String: String]
    private(set) var lives: [Life] = []

    /// - Parameters:
    ///   - program: The server's binary.
    ///   - environment: Its configuration, without port and database.
    ///   - folder: Where it keeps its database and its output.
    ///   - numbers: Choose the port.
    init(
        _ program: URL,
        environment: [String: String],
        in folder: URL,
        _ numbers: inout SplitMix64
    ) {
        self.program = program
        self.folder = folder
        self.port = Int.random(in: Self.ports, using: &numbers)
        self.environment = environment.merging(
            ["HTTP_PORT": "\(self.port)", "DATABASE_URL": "sqlite:\(Self.database(in: folder).path)"]
        ) { $1 }
    }

    var database: URL { Self.database(in: self.folder) }

    /// Starts it once more and waits until it listens.
    func start() async throws {
        let life = try Life(self.program, environment: self.environment, number: self.lives.count, in: self.folder)
        self.lives.append(life)
        try await life.becomesReady()
    }

    /// Kills it so many times, at random moments, and starts it again at once each time.
    func die(times: Int, living: ClosedRange<Duration>, _ numbers: inout SplitMix64) async throws {
        for _ in 0..<times {
            let span = (living.upperBound - living.lowerBound) / .milliseconds(1)
            let milliseconds = Double.random(in: 0...span, using: &numbers)
            try await Task.sleep(for: living.lowerBound + .milliseconds(milliseconds), tolerance: .zero)
            try await self.lives.last?.kill()
            try await self.start()
        }
    }

    private static func database(in folder: URL) -> URL { folder.appending(path: "torture.db") }
}
