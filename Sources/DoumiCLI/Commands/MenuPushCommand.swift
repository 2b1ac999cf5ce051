// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import WeChatAPI

struct MenuPushCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "push",
        abstract: "Gives the account the menu of a file.",
        discussion: """
            It is compared with WeChat's limits first, and what changes is shown: + comes, - goes. Then it is asked \
            for; without a terminal --yes is needed. Followers see it within five minutes of opening the account.
            """
    )

    @Argument(help: "The file; otherwise menu.file. - is standard input, and needs --yes.")
    var file: String?

    @Flag(help: "Doesn't ask.")
    var yes = false

    @OptionGroup var menu: MenuOptions

    func run() async throws {
        guard let menu = try self.menu.menu(self.file) else { throw ExitCode.failure }
        try await self.menu.withClient { client in
            let change = MenuChange(from: try await client.menu(), to: menu)
            guard !change.steps.isEmpty else { return print("the account has this menu already") }
            for line in change.lines { print(line) }
            try Confirmation.ask("push this menu?", isGiven: self.yes)
            try await client.apply(change)
            print("pushed")
        }
    }
}
