// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import Doumi
import Foundation
import WeChatProtocol
import WeChatServer
import WeChatSimulator

/// `doumi chat`: talks to the bot as a WeChat user would.
struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Talks to the bot in the terminal, as a WeChat user would.",
        discussion: """
            The words given are one message; with none there is a prompt, or one message a line from a pipe. Replies \
            alone go to standard output. At the prompt, /follow, /tap KEY, /scan CODE and /voice TEXT do what a user \
            does without typing; Ctrl-D ends.
            """
    )

    @Argument(help: "The message.")
    var text: [String] = []

    @Option(name: .customLong("as"), help: ArgumentHelp("Who to be.", valueName: "openid"))
    var user = "oDoumiChatUser_0000000000001"

    @Option(help: ArgumentHelp("Talks to a running server's webhook instead.", valueName: "url"))
    var url: String?

    @OptionGroup(title: "Configuration") var options: ConfigurationOptions
    @OptionGroup(title: "Account (with --url)") var account: AccountOptions

    func run() async throws {
        let settings = try self.options.settings()
        if let url = self.url {
            let line = try ServerLine(url: url, platform: try self.account.platform(settings))
            try await line.run(as: OpenID(rawValue: self.user)) { send in try await self.talk(send) }
        } else {
            let partner = try await ChatPartner(
                try ServerConfiguration(settings: settings),
                sources: try SourceConfiguration(settings: settings),
                showLate: { Self.show($0) }
            )
            let user = OpenID(rawValue: self.user)
            try await self.talk { act in await partner.send(act.body, from: user) }
            // Who sits at a terminal has seen what they wanted to.
            if self.text.isEmpty, isatty(STDIN_FILENO) == 1 {
                await partner.shutdown()
            } else {
                await partner.finish()
            }
        }
    }

    private func talk(_ send: (ChatAct) async throws -> Reply) async throws {
        guard self.text.isEmpty else {
            return Self.show(try await send(ChatAct(said: self.text.joined(separator: " "))))
        }
        let isTerminal = isatty(STDIN_FILENO) == 1
        while true {
            if isTerminal { Self.prompt("> ") }
            guard let line = readLine() else { break }
            guard let act = ChatAct(line: line, commands: isTerminal) else { continue }
            Self.show(try await send(act))
        }
        if isTerminal { Self.prompt("\n") }
    }

    private static func show(_ reply: Reply) {
        guard reply != .nothing else { return }
        print(PlainText.rendering(reply))
        fflush(nil)
    }

    private static func prompt(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
