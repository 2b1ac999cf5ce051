// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Where the server listens.
public struct ServerAddress: Sendable, Equatable, CustomStringConvertible {
    /// A host name or an IP address.
    public var host: String
    /// A TCP port; 0 lets the system choose.
    public var port: Int

    /// Creates an address.
    public init(host: String = "127.0.0.1", port: Int = 8080) {
        self.host = host
        self.port = port
    }

    /// An address by which this machine reaches a server that listens here.
    public var reachable: ServerAddress {
        switch self.host {
        case "0.0.0.0": ServerAddress(host: "127.0.0.1", port: self.port)
        case "::": ServerAddress(host: "::1", port: self.port)
        default: self
        }
    }

    /// `host:port`, an IPv6 address in brackets.
    public var description: String {
        self.host.contains(":") ? "[\(self.host)]:\(self.port)" : "\(self.host):\(self.port)"
    }
}
