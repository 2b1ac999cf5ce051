// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// A proxy on the way to WeChat's API; its URL may hold a password, so it is a secret.
///
/// WeChat lets only listed IP addresses call (error 40164), so servers with changing ones go through a proxy that has a
/// listed one.
public struct ProxyURL: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// What a proxy speaks.
    public enum Scheme: String, Hashable, Sendable {
        /// HTTP with the CONNECT method.
        case http
        /// SOCKS 5, without a user.
        case socks5
    }

    /// What the proxy speaks.
    public let scheme: Scheme
    /// Its host.
    public let host: String
    /// Its port.
    public let port: Int
    /// The user to give it, for HTTP.
    public let user: String?
    /// The password to give it.
    public let password: String?

    /// Takes `http://host:port`, `http://user:password@host:port` (either percent-encoded) or `socks5://host:port`; nil
    /// for anything else.
    ///
    /// Without a port it is 8080 for HTTP, 1080 for SOCKS.
    public init?(_ text: String) {
        guard let end = text.firstRange(of: "://"), let scheme = Scheme(rawValue: text[..<end.lowerBound].lowercased()),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"?#".utf8.contains($0) })
        else { return nil }
        var rest = text[end.upperBound...]
        if rest.last == "/" { rest.removeLast() }
        var credentials: [String] = []
        if let at = rest.lastIndex(of: "@") {
            let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            credentials = parts.compactMap { String($0).removingPercentEncoding }
            guard scheme == .http, credentials.count == parts.count, credentials.first?.isEmpty == false else {
                return nil
            }
            rest = rest[rest.index(after: at)...]
        }
        guard let address = HostAndPort(rest) else { return nil }
        self.scheme = scheme
        self.host = address.host
        self.port = address.port ?? (scheme == .http ? 8080 : 1080)
        self.user = credentials.first
        self.password = credentials.count > 1 ? credentials[1] : credentials.isEmpty ? nil : ""
    }

    /// Says where the proxy is, not who uses it.
    public var description: String { "\(self.scheme.rawValue)://\(self.host):\(self.port)" }

    /// Hides user and password from dumps too.
    public var customMirror: Mirror { Mirror(self, children: ["description": self.description]) }
}
