// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import WeChatAPI

struct MenuShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Prints the menu that the account has."
    )

    @Flag(help: "Prints it as JSON, for menu.file.")
    var json = false

    @OptionGroup var menu: MenuOptions

    func run() async throws {
        guard let menu = try await self.menu.withClient({ try await $0.menu() }) else {
            throw CommandFailure("the account has no menu that was made by the API")
        }
        if self.json { return print(menu.json) }
        for line in menu.outline { print(line) }
    }
}
