// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import WeChatAPI

struct MenuDeleteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Deletes the account's menu, and the conditional ones with it.",
        discussion: "What goes is shown, and it is asked for; without a terminal --yes is needed."
    )

    @Flag(help: "Doesn't ask.")
    var yes = false

    @OptionGroup var menu: MenuOptions

    func run() async throws {
        try await self.menu.withClient { client in
            guard let menu = try await client.menu() else { return print("the account has no menu") }
            for line in menu.outline { print("- \(line)") }
            try Confirmation.ask("delete this menu?", isGiven: self.yes)
            try await client.deleteMenu()
            print("deleted")
        }
    }
}
