// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import BookCatalog
import Doumi

/// `doumi routes`: prints the bot's table of routes.
struct RoutesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes",
        abstract: "Prints the bot's table of routes, in the order in which they are asked."
    )

    func run() {
        for label in DoumiBot(repository: MemoryBookRepository()).labels { print(label) }
    }
}
