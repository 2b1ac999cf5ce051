// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where a service stands: all that comes before the paths of its API.
public struct SourceBaseURL: Hashable, Sendable, LosslessStringConvertible {
    /// The address without a slash at its end.
    public let description: String

    /// Takes an address; nil for anything that isn't `http://host…` or `https://host…`, or that has a user, a query or a
    /// fragment.
    public init?(_ text: String) {
        let schemes = ["http://", "https://"]
        guard let scheme = schemes.first(where: { text.lowercased().hasPrefix($0) }),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"?#@\\\"<>^`{|}".utf8.contains($0) })
        else { return nil }
        var rest = text.dropFirst(scheme.count)
        while rest.last == "/" { rest.removeLast() }
        guard Self.isAuthority(rest.prefix { $0 != "/" }) else { return nil }
        self.description = scheme + rest
    }

    private init(official address: String) { self.description = address }

    /// Douban's own address.
    public static let douban = SourceBaseURL(official: "https://api.douban.com")
    /// Open Library's own address.
    public static let openLibrary = SourceBaseURL(official: "https://openlibrary.org")
    /// Google Books' own address.
    public static let googleBooks = SourceBaseURL(official: "https://www.googleapis.com")
    /// The address of the largest NeoDB server.
    public static let neoDB = SourceBaseURL(official: "https://neodb.social")

    private static func isAuthority(_ text: Substring) -> Bool {
        // The colons of an IPv6 address stand in brackets.
        let host = text.first == "[" ? text.prefix { $0 != "]" } + "]" : text.prefix { $0 != ":" }
        guard text.hasPrefix(host), !host.isEmpty, host != "[]" else { return false }
        let port = text.dropFirst(host.count)
        if port.isEmpty { return true }
        guard port.first == ":", let number = UInt16(port.dropFirst()) else { return false }
        return number > 0
    }
}
