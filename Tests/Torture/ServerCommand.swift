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

    @OptionGroup var load: LoadOptions

    @Option(help: "How often the server is killed.")
    var kills = 200

    @Flag(help: "The handlers say that they are pure, so that their claims are kept with their ends.")
    var pure = false

    func validate() throws {
        guard self.kills >= 0 else { throw ValidationError("a number is too small") }
    }

    func run() async throws {
        print(
            "\(self.kills) kills, \(self.load.rate) questions a second, \(self.load.policy.rawValue)"
                + "\(self.pure ? ", pure" : ""), --seed \(self.load.seed)"
        )
        let folder = try TortureFolder()
        let torture = Torture(
            program: self.load.binary,
            policy: self.load.policy,
            kills: self.kills,
            isPure: self.pure,
            rate: self.load.rate,
            users: self.load.users,
            seed: self.load.seed,
            folder: folder.url
        )
        let report = try await torture.run()
        print(report)
        try folder.end(isBroken: report.verdict.isBroken)
    }
}
