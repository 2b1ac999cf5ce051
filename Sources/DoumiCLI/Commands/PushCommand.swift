// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import Doumi
import Foundation
import WeChatProtocol
import WeChatSimulator

/// `doumi push`: sends one push as WeChat does.
struct PushCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "push",
        abstract: "Sends a push to a server as WeChat does: signed, in any mode, again after 5 s.",
        discussion: """
            The account is the configured one, unless options say otherwise. Exit status 0 only where the answer is a \
            legal reply or `success`.
            """
    )

    @Argument(help: "The webhook's URL; otherwise that of the configured server on this machine.")
    var url: String?

    @Option(help: "The Content of a text message.")
    var text: String?

    @Option(help: ArgumentHelp("The MsgType, text or event where nothing is said.", valueName: "name"))
    var type: String?

    @Option(help: ArgumentHelp("The Event.", valueName: "name"))
    var event: String?

    @Option(help: ArgumentHelp("The EventKey.", valueName: "key"))
    var eventKey: String?

    @Option(help: ArgumentHelp("The FromUserName.", valueName: "openid"))
    var from: String?

    @Option(help: ArgumentHelp("A further field; dots lead inside.", valueName: "name=value"))
    var field: [String] = []

    @Option(help: ArgumentHelp("A file whose XML is sent as it is.", valueName: "path"))
    var file: String?

    @Option(help: ArgumentHelp("At most so many requests, 5 s apart; WeChat makes three.", valueName: "n"))
    var retries = 1

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Seconds by which the timestamp is wrong, such as -3600.", valueName: "seconds")
    )
    var clockOffset: Int64 = 0

    @Option(help: ArgumentHelp("A signature instead of the right one.", valueName: "hex"))
    var signature: String?

    @Flag(help: "Verifies the URL as WeChat's console does, instead of pushing.")
    var verify = false

    @OptionGroup(title: "Account") var account: AccountOptions
    @OptionGroup(title: "Configuration") var options: ConfigurationOptions

    func validate() throws {
        guard (1...10).contains(self.retries) else { throw ValidationError("--retries is 1 to 10") }
        for field in self.field where PushField(field) == nil {
            throw ValidationError("--field takes NAME=VALUE, not \(field)")
        }
        guard self.verify || self.file != nil || self.text != nil || self.event != nil || self.type != nil else {
            throw ValidationError("what is to be sent? --text, --event, --type, --file or --verify")
        }
    }

    func run() async throws {
        let settings = try self.options.settings()
        let address = try self.url ?? self.account.localURL(settings)
        guard let url = WebhookURL(address) else { throw ValidationError("\(address) is not an http or https URL") }
        var platform = try self.account.platform(settings)
        platform.forgery.clockOffset = self.clockOffset
        platform.forgery.signature = self.signature
        let file = try self.file.map { try InputFile($0).bytes() }
        let isValid = try await HTTPPushTransport.run(url: url) { transport in
            let sender = PushSender(platform: platform, transport: transport)
            if self.verify { return Self.show(try await sender.verify()) }
            let outcome =
                if let file {
                    try await sender.send(Self.push(file), attempts: self.retries) { Self.show($0) }
                } else {
                    try await sender.send(self.draft, attempts: self.retries) { Self.show($0) }
                }
            if let notice = outcome.notice(after: self.retries) { print("the user sees: \(notice)") }
            return outcome.isValid
        }
        if !isValid { throw ExitCode.failure }
    }

    private var draft: PushDraft {
        var draft = PushDraft(type: self.type ?? (self.event == nil ? "text" : "event"))
        draft.text = self.text
        draft.event = self.event
        draft.eventKey = self.eventKey
        draft.fields = self.field.compactMap(PushField.init)
        if let from = self.from { draft.sender = OpenID(rawValue: from) }
        return draft
    }

    private static func push(_ file: [UInt8]) -> SimulatedPush {
        (try? SimulatedPush(xml: file)) ?? SimulatedPush(unreadable: file)
    }

    private static func show(_ attempt: PushAttempt) {
        let start = attempt.start.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1)))
        let took = attempt.duration.formatted(.units(allowed: [.milliseconds], width: .narrow))
        print("attempt \(attempt.number) at \(start), \(took): \(attempt.outcome.summary)")
        if case .reply(let reply, _) = attempt.outcome { print(PlainText.rendering(reply)) }
        fflush(nil)
    }

    private static func show(_ outcome: VerificationOutcome) -> Bool {
        print(outcome.summary)
        return outcome == .verified
    }
}
