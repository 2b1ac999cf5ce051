// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import Hummingbird

/// Whether a visitor came over TLS, which a proxy before the console ends: a cookie is for TLS alone then.
struct SecureTransport: Sendable {
    /// The host of `http.publicURL`, where that is https: a console that is reached by the same name is behind the same
    /// TLS.
    let publicHost: String?

    init(publicURL: String? = nil) {
        let scheme = "https://"
        guard let publicURL, publicURL.lowercased().hasPrefix(scheme) else {
            self.publicHost = nil
            return
        }
        self.publicHost = Self.host(String(publicURL.dropFirst(scheme.count).prefix { $0 != "/" }))
    }

    /// Whether a request came so: as its proxy, its page or its name says.
    func isUsed(by request: Request) -> Bool {
        let proto = HTTPField.Name("X-Forwarded-Proto").flatMap { request.headers[$0] }
        if proto?.lowercased() == "https" || request.headers[.origin]?.lowercased().hasPrefix("https://") == true {
            return true
        }
        guard let publicHost, let authority = request.head.authority else { return false }
        return Self.host(authority) == publicHost
    }

    /// The host of an authority, without its port.
    private static func host(_ authority: String) -> String {
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        return host.lowercased()
    }
}
