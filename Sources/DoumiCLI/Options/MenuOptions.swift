// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import Foundation
import WeChatAPI
import WeChatServer

/// Which account's menu a command is about, and where its file is.
struct MenuOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The account's name, where several are configured.", valueName: "name"))
    var account: String?

    @OptionGroup(title: "Configuration") var options: ConfigurationOptions

    /// Calls WeChat's API for the account.
    func withClient<Result: Sendable>(_ body: (WeChatClient) async throws -> Result) async throws -> Result {
        let configuration = try ServerConfiguration(settings: try self.options.settings())
        if self.account == nil, configuration.accounts.count > 1 {
            let names = configuration.accounts.map(\.name).joined(separator: " or ")
            throw ValidationError("which account? --account \(names)")
        }
        let account = try configuration.account(named: self.account)
        return try await account.withClient(logger: LoggingSetup(configuration).makeLogger(label: "doumi"), body)
    }

    /// Reads the menu, from a file that is named or the configured one; nil, and a line for each problem on standard
    /// error, where it isn't one that WeChat takes.
    func menu(_ file: String?) throws -> CustomMenu? {
        let settings = try self.options.settings()
        let setting = try settings.setting("menu.file")
        guard let path = file ?? setting?.value else {
            throw ValidationError("which menu? Name a file, or set menu.file (MENU_FILE)")
        }
        let bytes = try InputFile(path).bytes()
        let (menu, problems) = CustomMenu.check(json: Data(bytes))
        if problems.isEmpty { return menu }
        for problem in problems { FileHandle.standardError.write(Data("\(path): \(problem)\n".utf8)) }
        return nil
    }
}
