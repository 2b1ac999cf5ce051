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
        guard let reason = Self.reason(error) else { return nil }
        self = Self.isInUse(error) ? .addressInUse(address) : .cannotListen(address, reason: reason)
    }

    /// Whether an address can't be listened on as another program has it.
    package static func isInUse(_ error: any Error) -> Bool { (error as? IOError)?.errnoCode == EADDRINUSE }

    /// Why an address can't be listened on, in the system's words; nil for an error that says something else.
    package static func reason(_ error: any Error) -> String? {
        switch error {
        case let error as IOError: String(cString: strerror(error.errnoCode))
        case is SocketAddressError.UnknownHost, SocketAddressError.unknown: "unknown host"
        default: nil
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
