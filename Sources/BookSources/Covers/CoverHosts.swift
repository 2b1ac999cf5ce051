// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// The servers that covers are fetched from: those of the known sources, and those that the operator names.
///
/// Records of books come from outside, so an address in one may lead anywhere, also into the operator's own network.
public struct CoverHosts: Sendable {
    /// A domain that belongs to a source, with everything below it; asked by `https` at its usual port only.
    private struct Domain {
        let name: String
        var referer: String?

        func includes(_ host: String) -> Bool { host == self.name || host.hasSuffix(".\(self.name)") }
    }

    /// No address of a cover is longer.
    private static let length = 2048

    private static let domains = [
        // Without this Referer Douban's servers refuse.
        Domain(name: "doubanio.com", referer: "https://book.douban.com/"),
        Domain(name: "covers.openlibrary.org"),
        Domain(name: "books.google.com"),
        Domain(name: "googleusercontent.com"),
    ]

    private let origins: Set<String>

    /// Allows the hosts of the known sources, and of some addresses.
    ///
    /// - Parameter addresses: Such as a NeoDB server's, `https://neodb.social`: the pictures of the same scheme, host
    ///   and port are fetched. What isn't an `http` or `https` address allows nothing.
    public init(addresses: [String] = []) {
        self.origins = Set(addresses.compactMap { Self.parts(of: $0).flatMap(Self.origin) })
    }

    /// The address to ask for a picture; nil where it isn't allowed.
    public func address(of url: String) -> CoverAddress? {
        guard let parts = Self.parts(of: url), let host = parts.host?.lowercased(), let origin = Self.origin(parts)
        else { return nil }
        let path = parts.percentEncodedPath + (parts.percentEncodedQuery.map { "?\($0)" } ?? "")
        if self.origins.contains(origin) { return CoverAddress(url: origin + path, host: host, referer: nil) }
        guard let domain = Self.domains.first(where: { $0.includes(host) }),
            parts.port == nil || parts.port == (parts.scheme?.lowercased() == "https" ? 443 : 80)
        else { return nil }
        // Old records have `http`, where all of these have long been redirecting to `https`.
        return CoverAddress(url: "https://\(host)\(path)", host: host, referer: domain.referer)
    }

    /// The parts of an address that is plainly one: nothing in it needs encoding, and it names no user.
    private static func parts(of text: String) -> URLComponents? {
        guard text.utf8.count <= self.length, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C }),
            let parts = URLComponents(string: text, encodingInvalidCharacters: false),
            parts.user == nil, parts.password == nil,
            parts.percentEncodedPath.isEmpty
                || parts.percentEncodedPath.hasPrefix("/")
        else { return nil }
        return parts
    }

    /// Scheme, host and port, the usual port left out.
    private static func origin(_ parts: URLComponents) -> String? {
        guard let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
            let host = parts.host?.lowercased(), !host.isEmpty,
            host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") })
        else { return nil }
        let port = parts.port.flatMap { $0 == (scheme == "https" ? 443 : 80) ? nil : ":\($0)" } ?? ""
        return "\(scheme)://\(host)\(port)"
    }
}
