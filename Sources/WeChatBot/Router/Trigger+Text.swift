// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

extension Trigger where Payload == TextMessage {
    /// Any text.
    public static var text: Self {
        Self("text") { if case .text(let text) = $0.body { text } else { nil } }
    }

    /// A text that, without the white space around it, is one of these words; letters in either case.
    public static func text(_ words: String...) -> Self {
        let wanted = Set(words.map { $0.lowercased() })
        return Self("text \(words.joined(separator: "|"))") { message in
            guard case .text(let text) = message.body else { return nil }
            return wanted.contains(text.content.trimmed.lowercased()) ? text : nil
        }
    }
}

extension Trigger where Payload == String {
    /// A text that begins with a word; the handler gets what follows, without the white space around it.
    public static func text(beginning prefix: String) -> Self {
        Self("text \(prefix)…") { message in
            guard case .text(let text) = message.body else { return nil }
            let content = text.content.trimmed
            return content.hasPrefix(prefix) ? content.dropFirst(prefix.count).trimmed : nil
        }
    }
}

extension Trigger where Payload: LosslessStringConvertible {
    /// A text that reads as a value of that type.
    public static func text(as type: Payload.Type) -> Self {
        Self("text as \(type)") { message in
            guard case .text(let text) = message.body else { return nil }
            return Payload(text.content.trimmed)
        }
    }
}

extension Trigger {
    /// A text that matches a regular expression as a whole; the handler gets the captures.
    ///
    /// A match costs one or two microseconds; ``text(as:)`` and ``text(beginning:)`` are ten times faster.
    ///
    /// - Parameters:
    ///   - regex: The expression.
    ///   - label: What tells the route from others of its kind in logs and tables; an expression has no text of its own.
    /// - Returns: The trigger.
    public static func text(matching regex: sending Regex<Payload>, label: String = "matching") -> Self {
        let shared = SharedRegex(regex)
        return Self("text \(label)") { message in
            guard case .text(let text) = message.body else { return nil }
            return shared.wholeMatch(in: text.content)
        }
    }
}

extension StringProtocol {
    /// The text without the white space at both ends.
    var trimmed: String {
        let scalars = self.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isWhiteSpace }),
            let last = scalars.lastIndex(where: { !$0.isWhiteSpace })
        else { return "" }
        return String(self[first..<scalars.index(after: last)])
    }
}
