// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The names of this machine that lead nowhere else.
enum LoopbackHost {
    /// Whether an address to listen on can be reached from this machine alone.
    static func isLoopback(_ host: String) -> Bool {
        let host = host.lowercased()
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// Whether a request's `Host` names this machine, with any port.
    ///
    /// A page elsewhere may have a name that leads here (DNS rebinding); its browser then says that name.
    static func isNamed(by authority: String?) -> Bool {
        guard let authority else { return false }
        if authority.hasPrefix("[") {
            return self.isLoopback(String(authority.dropFirst().prefix { $0 != "]" }))
        }
        return self.isLoopback(String(authority.prefix { $0 != ":" }))
    }
}
