// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What came of a program that has ended.
struct Ended: Equatable {
    var status: Int32
    var output: String
    var errors: String

    /// The lines on standard error.
    var errorLines: [Substring] { self.errors.split(separator: "\n") }

    /// Runs `doumi` to its end.
    static func doumi(
        _ arguments: [String],
        environment: [String: String] = [:],
        input: String = "",
        in folder: TemporaryFolder
    ) async throws -> Ended {
        let program = try RunningProgram(.doumi, arguments, environment: environment, input: input, in: folder)
        let status = try await program.status()
        return Ended(status: status, output: try program.output, errors: try program.errors)
    }
}
