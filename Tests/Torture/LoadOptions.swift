// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import Foundation

/// Which server is tortured, and the load that it is under.
struct LoadOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The server's binary; the one beside this program unless told.", valueName: "path"))
    var program: String?

    @Option(help: "How late answers reach users.")
    var policy = Policy.pickup

    @Option(help: "Questions in a second.")
    var rate = 200

    @Option(help: "How many users ask them.")
    var users = 5000

    @Option(help: "What the random numbers begin with.")
    var seed = UInt64.random(in: 0...999_999)

    func validate() throws {
        guard self.rate > 0, self.users > 0 else { throw ValidationError("a number is too small") }
    }

    /// The server's binary.
    var binary: URL {
        self.program.map { URL(filePath: $0) }
            ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "SlowBot")
    }
}
