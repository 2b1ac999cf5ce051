// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Whether the name of the host that a client connects to has an address.
struct NameCheck: Check {
    let host: String
    /// Whether it is a proxy's, which looks up WeChat's name itself.
    let isProxy: Bool
    let outcome: Result<[String], HostLookup.Failure>

    var finding: Finding {
        let name = self.isProxy ? "the proxy \(self.host)" : self.host
        switch self.outcome {
        case .success([self.host]): return .passed("\(name) is an address itself")
        case .success(let addresses): return .passed("\(name) is \(Self.list(addresses))")
        case .failure(let failure):
            return .failed(
                "the address of \(name) can't be found: \(failure.reason)",
                next: self.isProxy
                    ? "compare wechat.proxy (WECHAT_PROXY), and see which DNS server this machine asks"
                    : "see which DNS server this machine asks (/etc/resolv.conf), and compare wechat.apiBaseURL if it is set"
            )
        }
    }

    /// The first address and how many more there are.
    static func list(_ addresses: [String]) -> String {
        let first = addresses.first ?? "nothing"
        return addresses.count < 2 ? first : "\(first) and \(addresses.count - 1) more"
    }
}
