// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import WeChatAPI

struct MenuCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Compares a menu with WeChat's limits, without calling WeChat.",
        discussion: "Each limit that is broken is a line on standard error; exit status 1 where there is one."
    )

    @Argument(help: "The file; otherwise menu.file. - is standard input.")
    var file: String?

    @OptionGroup var menu: MenuOptions

    func run() async throws {
        guard let menu = try self.menu.menu(self.file) else { throw ExitCode.failure }
        for line in menu.outline { print(line) }
    }
}
