// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser

/// `doumi menu`: the custom menu.
struct MenuCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "menu",
        abstract: "Looks after the account's custom menu.",
        discussion: """
            The file is WeChat's own JSON: {"button":[…]} as menu/create takes it, and beside it, where there are menus \
            for some followers only, "conditionalmenu":[{"button":[…],"matchrule":{"tag_id":"2"}}], the first that fits \
            being shown. Menus need a verified account.
            """,
        subcommands: [
            MenuShowCommand.self, MenuCheckCommand.self, MenuPushCommand.self, MenuDeleteCommand.self,
        ]
    )
}
