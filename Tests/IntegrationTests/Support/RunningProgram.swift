// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

/// A program that runs in a folder of its own, with nothing of this process's environment.
final class RunningProgram: Sendable {
    let folder: TemporaryFolder
    private let process = Process()
    private let name: String

    /// Starts one of the programs that were built.
    convenience init(
        _ program: Program,
        _ arguments: [String] = [],
        environment: [String: String] = [:],
        input: String = "",
        in folder: TemporaryFolder
    ) throws {
        try self.init(program.url, arguments, environment: environment, input: input, in: folder)
    }

    /// Starts a program; its output goes to files, so that nobody has to read while it runs.
    init(
        _ program: URL,
        _ arguments: [String],
        environment: [String: String],
        input: String = "",
        in folder: TemporaryFolder
    ) throws {
        self.folder = folder
        self.name = UUID().uuidString
        self.process.executableURL = program
        self.process.arguments = arguments
        self.process.environment = environment
        self.process.currentDirectoryURL = URL(filePath: folder.path)
        self.process.standardInput = FileHandle(forReadingAtPath: try folder.write("\(self.name).in", input))
        self.process.standardOutput = FileHandle(forWritingAtPath: try folder.write("\(self.name).out", ""))
        self.process.standardError = FileHandle(forWritingAtPath: try folder.write("\(self.name).err", ""))
        try self.process.run()
    }

    deinit {
        guard self.process.isRunning else { return }
        kill(self.process.processIdentifier, SIGKILL)
        // Otherwise it might still write into the folder while that is removed.
        self.process.waitUntilExit()
    }

    /// What it has written to standard output so far.
    var output: String { get throws { try self.folder.text("\(self.name).out") } }
    /// What it has written to standard error so far.
    var errors: String { get throws { try self.folder.text("\(self.name).err") } }

    func send(_ signal: Int32) { kill(self.process.processIdentifier, signal) }

    /// Waits until a text stands in the output.
    func prints(_ text: String) async throws {
        _ = try await Patience.wait(for: "“\(text)” in the output") {
            if try self.output.contains(text) { return true }
            return try self.ended()
        }
    }

    /// Waits until a text stands in the log.
    func logs(_ text: String) async throws {
        _ = try await Patience.wait(for: "“\(text)” in the log") { try self.errors.contains(text) ? true : nil }
    }

    /// Waits for the end, and says with which status; a signal is its negative number.
    func status() async throws -> Int32 {
        try await Patience.wait(for: "the end of \(self.process.arguments ?? [])") {
            guard !self.process.isRunning else { return nil }
            let status = self.process.terminationStatus
            return self.process.terminationReason == .exit ? status : -status
        }
    }

    private struct Ended: Error {
        let errors: String
    }

    private func ended() throws -> Bool? {
        if self.process.isRunning { return nil }
        throw Ended(errors: try self.errors)
    }
}
