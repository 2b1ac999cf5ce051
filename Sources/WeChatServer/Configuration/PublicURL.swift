// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where the internet reaches the server: `http` or `https`, a host, perhaps a port and a path.
public struct PublicURL: Sendable, Hashable, CustomStringConvertible {
    /// The address without a slash at its end.
    public let rawValue: String

    /// Takes an address; nil for anything that isn't `http://host…` or `https://host…`, or that has a user, a query or a
    /// fragment.
    public init?(_ text: String) {
        let schemes = ["http://", "https://"]
        guard let scheme = schemes.first(where: { text.lowercased().hasPrefix($0) }),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"?#@\\\"<>^`{|}".utf8.contains($0) })
        else { return nil }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        guard Self.isAuthority(authority) else { return nil }
        var path = rest.dropFirst(authority.count)
        while path.last == "/" { path.removeLast() }
        self.rawValue = scheme + authority + path
    }

    /// The address of something below, whose path begins with a slash.
    public func url(path: String) -> String { self.rawValue + path }

    /// The address.
    public var description: String { self.rawValue }

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
