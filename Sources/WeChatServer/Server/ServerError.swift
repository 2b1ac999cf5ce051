// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Why the server can't start, in one line for its operator.
public enum ServerError: Error, Equatable, CustomStringConvertible {
    /// Another program listens there.
    case addressInUse(ServerAddress)
    /// The address can't be listened on; the reason in the system's words.
    case cannotListen(ServerAddress, reason: String)

    init?(_ error: any Error, at address: ServerAddress) {
        switch error {
        case let error as IOError where error.errnoCode == EADDRINUSE: self = .addressInUse(address)
        case let error as IOError: self = .cannotListen(address, reason: String(cString: strerror(error.errnoCode)))
        case is SocketAddressError.UnknownHost, SocketAddressError.unknown:
            self = .cannotListen(address, reason: "unknown host")
        default: return nil
        }
    }

    /// The reason in words.
    public var description: String {
        switch self {
        case .addressInUse(let address): "\(address) is in use by another program (http.host, http.port)"
        case .cannotListen(let address, let reason): "can't listen on \(address): \(reason) (http.host, http.port)"
        }
    }
}
