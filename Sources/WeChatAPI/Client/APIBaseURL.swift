// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where WeChat's API stands: all that comes before `/cgi-bin` in its addresses.
public struct APIBaseURL: Hashable, Sendable, LosslessStringConvertible {
    /// WeChat's general address, `https://api.weixin.qq.com`.
    public static let weChat = APIBaseURL(unchecked: "https://api.weixin.qq.com")

    /// The address without a slash at its end.
    public let description: String

    private init(unchecked address: String) { self.description = address }

    /// Takes an address; nil for anything that isn't `http://host…` or `https://host…`, or that has a user, a query or a
    /// fragment.
    public init?(_ text: String) {
        let schemes = ["http://", "https://"]
        guard let scheme = schemes.first(where: { text.lowercased().hasPrefix($0) }),
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !"?#@\\\"<>^`{|}".utf8.contains($0) })
        else { return nil }
        var rest = text.dropFirst(scheme.count)
        while rest.last == "/" { rest.removeLast() }
        guard HostAndPort(rest.prefix { $0 != "/" }) != nil else { return nil }
        self.init(unchecked: scheme + rest)
    }
}
