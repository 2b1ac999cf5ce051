// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser

/// `script/torture server`: kills a server again and again under load, and accounts for every push.
struct ServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server",
        abstract: "Kills a SlowBot on SQLite again and again under load, and accounts for every push.",
        discussion: """
            Exit status 1 where a push that the server had accepted was lost, answered twice or wrongly, or where a \
            handler ran again without a reason.
            """
    )

    @Option(help: ArgumentHelp("The server's binary; the one beside this program unless told.", valueName: "path"))
    var program: String?

    @Option(help: "How late answers reach users.")
    var policy = Policy.pickup

    @Option(help: "How often the server is killed.")
    var kills = 200

    @Option(help: "Questions in a second.")
    var rate = 200

    @Option(help: "How many users ask them.")
    var users = 5000

    @Option(help: "What the random numbers begin with.")
    var seed = UInt64.random(in: 0...999_999)

    func validate() throws {
        guard self.kills >= 0, self.rate > 0, self.users > 0 else { throw ValidationError("a number is too small") }
    }

    func run() async throws {
        print("\(self.kills) kills, \(self.rate) questions a second, \(self.policy.rawValue), --seed \(self.seed)")
        let folder = try TortureFolder()
        let torture = Torture(
            program: ReplicasCommand.program(self.program),
            policy: self.policy,
            kills: self.kills,
            rate: self.rate,
            users: self.users,
            seed: self.seed,
            folder: folder.url
        )
        let report = try await torture.run()
        print(report)
        try folder.end(isBroken: report.verdict.isBroken)
    }
}
