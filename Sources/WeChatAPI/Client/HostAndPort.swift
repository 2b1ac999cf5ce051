// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A host and perhaps a port, as they stand in an address.
struct HostAndPort: Equatable {
    /// A name or an IPv4 address, or an IPv6 address without its brackets.
    var host: String
    /// The port, nil where the scheme's own is meant.
    var port: Int?

    /// Reads `host`, `host:port` or `[IPv6]:port`; nil for anything else.
    init?(_ text: Substring) {
        let isIPv6 = text.first == "["
        let name = isIPv6 ? text.dropFirst().prefix { $0 != "]" } : text.prefix { $0 != ":" }
        var rest = text.dropFirst(name.count + (isIPv6 ? 1 : 0))
        guard !name.isEmpty, !isIPv6 || rest.popFirst() == "]" else { return nil }
        self.host = String(name)
        guard let colon = rest.popFirst() else { return }
        guard colon == ":", rest.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let port = UInt16(rest), port > 0 else {
            return nil
        }
        self.port = Int(port)
    }
}
