// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// What was left of a text that WeChat wouldn't take whole; the user fetches it with 更多.
struct Continuation: Codable, Sendable {
    /// The words that fetch the rest.
    static let words: Set<String> = ["更多", "more"]
    /// What a cut text ends with.
    static let hint = "\n（未完，回复“更多”看后文）"

    /// The most that is kept, in bytes of UTF-8: more than anybody would ask for piece by piece.
    private static let bytes = 32 * 1024

    /// What is kept of a rest.
    static func bounded(_ rest: String) -> String { String(TextLimit.split(rest, bytes: self.bytes).head) }

    /// The rest of the text.
    var rest: String

    /// Whether a message asks for the rest.
    static func isAskedFor(by message: IncomingMessage) -> Bool {
        guard case .text(let text) = message.body, text.content.utf8.count <= 16 else { return false }
        return self.words.contains(text.content.trimmed.lowercased())
    }
}
