// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The URL of a webhook, as an operator would enter it in WeChat's console; any port will do here.
public struct WebhookURL: Sendable, Equatable, LosslessStringConvertible {
    private let base: String
    private let query: String?

    /// Takes an `http` or `https` URL with a host; nil for anything else.
    ///
    /// A fragment is left out.
    public init?(_ description: String) {
        let text = description.prefix { $0 != "#" }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), let scheme = text.firstRange(of: "://"),
            ["http", "https"].contains(text[..<scheme.lowerBound].lowercased())
        else { return nil }
        let rest = text[scheme.upperBound...]
        guard let first = rest.first, first != "/", first != "?", first != ":" else { return nil }
        let mark = text.firstIndex(of: "?")
        self.base = String(text[..<(mark ?? text.endIndex)])
        self.query = mark.map { String(text[text.index(after: $0)...]) }
    }

    /// The URL as it was given.
    public var description: String { self.query.map { "\(self.base)?\($0)" } ?? self.base }

    /// The URL with more behind its query; what the operator put there stays.
    func adding(query: String) -> String {
        guard let own = self.query, !own.isEmpty else { return "\(self.base)?\(query)" }
        return "\(self.base)?\(own)&\(query)"
    }
}
