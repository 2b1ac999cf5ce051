// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol
public import WeChatSimulator

/// Something that a user does in a chat: says something, or follows, taps, scans, speaks.
public enum ChatAct: Equatable, Sendable {
    /// Sends a text.
    case says(String)
    /// Follows the account.
    case follows
    /// Taps the menu button with that key.
    case taps(String)
    /// Scans a barcode with those digits.
    case scans(String)
    /// Speaks, and WeChat recognises these words.
    case speaks(String)

    /// Words that were given on the command line.
    public init(said text: String) { self = .says(text) }

    /// A line of a dialogue; nil for an empty one.
    ///
    /// Where commands are allowed, one that begins with a slash is one.
    public init?(line: String, commands: Bool) {
        guard !line.isEmpty else { return nil }
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = words.count > 1 ? words[1] : ""
        switch words.first {
        case "/follow" where commands: self = .follows
        case "/tap" where commands: self = .taps(rest)
        case "/scan" where commands: self = .scans(rest)
        case "/voice" where commands: self = .speaks(rest)
        default: self = .says(line)
        }
    }

    /// The message or the event, for a bot in this process.
    public var body: IncomingMessage.Body {
        switch self {
        case .says(let text): .text(TextMessage(content: text))
        case .follows: .event(SubscribeEvent())
        case .taps(let key): .event(ClickEvent(key: key))
        case .scans(let code): .event(ScanCodeWaitEvent(key: "SCAN", code: ScannedCode(type: "barcode", result: code)))
        case .speaks(let words): .voice(VoiceMessage(mediaID: "chat-voice", recognition: words))
        }
    }

    /// The push, for a server.
    public func draft(from user: OpenID) -> PushDraft {
        switch self {
        case .says(let text): .text(text, from: user)
        case .follows: .event("subscribe", from: user)
        case .taps(let key): .event("CLICK", key: key, from: user)
        case .scans(let code):
            .event(
                "scancode_waitmsg",
                key: "SCAN",
                fields: [
                    PushField(["ScanCodeInfo", "ScanType"], "barcode"),
                    PushField(["ScanCodeInfo", "ScanResult"], code),
                ]
                .compactMap(\.self),
                from: user
            )
        case .speaks(let words):
            .message(
                "voice",
                fields: [PushField(["MediaId"], "chat-voice"), PushField(["Recognition"], words)].compactMap(\.self),
                from: user
            )
        }
    }
}
