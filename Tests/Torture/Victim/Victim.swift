// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import TestSupport

/// The server that is killed again and again, on one port.
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
    ///   - environment: Its configuration, without the port.
    ///   - port: Where it listens.
    ///   - folder: Where its output goes.
    init(_ program: URL, environment: [String: String], port: Int, in folder: URL) {
        self.program = program
        self.folder = folder
        self.port = port
        self.environment = environment.merging(["HTTP_PORT": "\(port)"]) { $1 }
    }

    /// Chooses ports that follow each other.
    static func ports(_ count: Int, _ numbers: inout SplitMix64) -> Range<Int> {
        let first = Int.random(in: Self.ports.lowerBound..<(Self.ports.upperBound - count), using: &numbers)
        return first..<first + count
    }

    /// Starts it once more.
    func launch() throws {
        self.lives.append(
            try Life(self.program, environment: self.environment, number: self.lives.count, in: self.folder)
        )
    }

    /// Waits until it listens.
    func becomesReady() async throws { try await self.lives.last?.becomesReady() }

    /// Starts it once more and waits until it listens.
    func start() async throws {
        try self.launch()
        try await self.becomesReady()
    }

    /// Kills it on the spot, and starts it again at once.
    func die() async throws {
        try await self.lives.last?.kill()
        try await self.start()
    }

    /// Lets it end as a supervisor does.
    /// - Throws: ``CannotRun`` where its status isn't 0.
    func terminate() async throws {
        let status = try await self.lives.last?.terminate()
        guard status == 0 else { throw CannotRun("at last SIGTERM ended the server with status \(status ?? -1)") }
    }

    /// Kills it so many times, at random moments, and starts it again at once each time.
    func die(times: Int, living: ClosedRange<Duration>, _ numbers: inout SplitMix64) async throws {
        for _ in 0..<times {
            let span = (living.upperBound - living.lowerBound) / .milliseconds(1)
            let milliseconds = Double.random(in: 0...span, using: &numbers)
            try await Task.sleep(for: living.lowerBound + .milliseconds(milliseconds), tolerance: .zero)
            try await self.die()
        }
    }
}
