// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// From where an IP address can be reached.
enum AddressScope: Equatable {
    case loopback
    case local
    case everywhere

    /// Sorts an address as it is written; what isn't one counts as one for everybody.
    init(_ address: String) {
        let mapped = address.lowercased().hasPrefix("::ffff:") ? String(address.dropFirst(7)) : address
        let parts = mapped.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        if parts.count == 4, let first = parts[0], let second = parts[1], !parts.contains(nil) {
            self.init(first, second)
        } else {
            self.init(version6: address.lowercased())
        }
    }

    private init(_ first: UInt8, _ second: UInt8) {
        switch (first, second) {
        case (127, _): self = .loopback
        case (0, _), (10, _), (100, 64...127), (169, 254), (172, 16...31), (192, 168): self = .local
        default: self = .everywhere
        }
    }

    private init(version6 address: String) {
        let isLocal = ["fe8", "fe9", "fea", "feb", "fc", "fd"].contains { address.hasPrefix($0) }
        self = address == "::1" ? .loopback : isLocal && address.contains(":") ? .local : .everywhere
    }
}
