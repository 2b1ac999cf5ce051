// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// Prometheus' own judge of metrics and rules.
enum Promtool {
    /// Whether tests that need it are to run: where it is on the machine, and where `REQUIRE_PROMTOOL` says that it must
    /// be.
    static let isExpected: Bool = {
        let environment = ProcessInfo.processInfo.environment
        if environment["REQUIRE_PROMTOOL"] != nil { return true }
        return (environment["PATH"] ?? "").split(separator: ":")
            .contains { FileManager.default.isExecutableFile(atPath: "\($0)/promtool") }
    }()

    /// Runs it, and returns what it has to say against something; nothing where all is well.
    static func complaints(_ arguments: String, in folder: TemporaryFolder) async throws -> String {
        try await Shell.run("output=$(promtool \(arguments) 2>&1) || echo \"failed: $output\"", in: folder)
    }
}
