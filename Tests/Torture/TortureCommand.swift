// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser

/// `script/torture`: servers under load and what may befall them, and an account of every push.
@main
struct TortureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "script/torture",
        abstract: "Tortures servers under load, and accounts for every push.",
        subcommands: [ServerCommand.self, ReplicasCommand.self],
        defaultSubcommand: ServerCommand.self
    )
}
