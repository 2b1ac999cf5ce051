// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// A shell, for what only a shell can arrange.
enum Shell {
    /// Runs a script to its end, and returns what it printed.
    static func run(_ script: String, in folder: TemporaryFolder) async throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", script]
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.standardOutput = FileHandle(forWritingAtPath: try folder.write("shell.out", ""))
        process.standardError = FileHandle(forWritingAtPath: try folder.write("shell.err", ""))
        try process.run()
        return try await Patience.wait(for: script) { process.isRunning ? nil : try folder.text("shell.out") }
    }
}
