// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatServer

/// Whether WeChat could call the public URL: its port, and the addresses of its host.
struct PublicURLCheck: Check {
    let url: PublicURL?
    /// What the host's addresses are; nil where there is no URL.
    let lookup: Result<[String], HostLookup.Failure>?

    /// The host of a URL, without an IPv6 address's brackets.
    static func host(of url: PublicURL) -> String? {
        URL(string: url.rawValue)?.host().map { String($0.drop { $0 == "[" }.prefix { $0 != "]" }) }
    }

    var finding: Finding {
        guard let url = self.url, let lookup = self.lookup else {
            return .skipped(
                "http.publicURL isn't set, so that nobody knows here what WeChat calls",
                next: "set http.publicURL (HTTP_PUBLIC_URL) to https://your.host"
            )
        }
        switch lookup {
        case .failure(let failure):
            return .failed(
                "the address of \(Self.host(of: url) ?? "\(url)") can't be found: \(failure.reason)",
                next: "see the host's DNS records, and compare http.publicURL (HTTP_PUBLIC_URL)"
            )
        case .success(let addresses): return self.finding(url, addresses)
        }
    }

    private func finding(_ url: PublicURL, _ addresses: [String]) -> Finding {
        let scopes = addresses.map { AddressScope($0) }
        if !scopes.isEmpty, scopes.allSatisfy({ $0 == .loopback }) {
            return .warned(
                "only this machine reaches \(url)",
                next: "good for a trial; for WeChat set http.publicURL to a name that the internet knows"
            )
        }
        let parts = URL(string: url.rawValue)
        let isEncrypted = parts?.scheme?.lowercased() == "https"
        if let port = parts?.port, port != (isEncrypted ? 443 : 80) {
            return .failed(
                "WeChat calls http on port 80 and https on port 443 only, not \(port)",
                next: "put a proxy there that listens on 443 (docs/operations/install.md)"
            )
        }
        let host = Self.host(of: url) ?? ""
        if addresses == [host] {
            return .warned(
                "\(url) names an address",
                next: "give it a host name: WeChat's console may refuse an address"
            )
        }
        let list = NameCheck.list(addresses)
        if !scopes.contains(.everywhere) {
            return .warned(
                "\(host) is \(list), which the internet doesn't reach",
                next: "nothing, where this network has names of its own; else correct the host's DNS records"
            )
        }
        return .passed("\(host) is \(list)")
    }
}
