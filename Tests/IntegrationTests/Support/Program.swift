// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// One of the programs that stand in the build folder, beside these tests.
enum Program: String {
    case doumi
    case echoBot = "EchoBot"
    case slowBot = "SlowBot"

    private struct Missing: Error {
        let program: Program
    }

    /// Where it is.
    var url: URL {
        get throws {
            let places = [
                CommandLine.arguments.first.map { URL(filePath: $0) }, Bundle.main.executableURL, Bundle.main.bundleURL,
            ]
            for case var place? in places {
                for _ in 0..<3 {
                    place.deleteLastPathComponent()
                    let candidate = place.appending(path: self.rawValue)
                    if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
                }
            }
            throw Missing(program: self)
        }
    }
}
