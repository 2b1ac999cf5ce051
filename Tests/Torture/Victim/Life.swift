// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatProtocol

/// One process of the server's, from its start until its end; its output goes to files.
final class Life {
    private let process = Process()
    private let output: URL
    private let errors: URL
    /// Just before the signal was sent that kills it; nil while it lives, and where it was let end.
    private(set) var killed: ContinuousClock.Instant?

    init(_ program: URL, environment: [String: String], number: Int, in folder: URL) throws {
        self.output = folder.appending(path: "\(number).out")
        self.errors = folder.appending(path: "\(number).err")
        for file in [self.output, self.errors] { try Data().write(to: file) }
        self.process.executableURL = program
        self.process.environment = environment
        self.process.currentDirectoryURL = folder
        self.process.standardInput = FileHandle.nullDevice
        self.process.standardOutput = try FileHandle(forWritingTo: self.output)
        self.process.standardError = try FileHandle(forWritingTo: self.errors)
        try self.process.run()
    }

    deinit { if self.process.isRunning { Foundation.kill(self.process.processIdentifier, SIGKILL) } }

    /// Waits until it listens.
    /// - Throws: ``CannotRun`` where it ended instead.
    func becomesReady() async throws {
        while try !self.lines(of: self.output).contains(where: { $0.hasSuffix("/weixin") }) {
            guard self.process.isRunning else {
                throw CannotRun("the server doesn't start: \(try self.lines(of: self.errors).joined(separator: "; "))")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Kills it on the spot.
    func kill() async throws {
        self.killed = .now
        Foundation.kill(self.process.processIdentifier, SIGKILL)
        try await self.ends()
    }

    /// Lets it end as a supervisor does; its exit status.
    func terminate() async throws -> Int32 {
        Foundation.kill(self.process.processIdentifier, SIGTERM)
        try await self.ends()
        return self.process.terminationStatus
    }

    private func ends() async throws {
        while self.process.isRunning { try await Task.sleep(for: .milliseconds(2)) }
    }

    /// The keys for which its handlers ran, each as often as they did.
    func runs() throws -> [String] {
        try self.lines(of: self.output).filter { $0.hasPrefix("run ") }.map { String($0.dropFirst(4)) }
    }

    /// What it complained of, without the details.
    func complaints() throws -> [String] {
        try self.lines(of: self.errors)
            .map { line in
                let words = line.split(separator: " ").dropFirst()
                return words.prefix { !$0.contains("=") }.joined(separator: " ")
            }
    }

    private func lines(of file: URL) throws -> [String] {
        String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
