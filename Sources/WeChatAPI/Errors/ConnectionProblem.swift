// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Why a call got no answer; holds no address and no text of a message.
public enum ConnectionProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// No connection could be made.
    case unreachable
    /// The host's name isn't known.
    case unknownHost
    /// The two sides couldn't agree on an encrypted connection, or the certificate isn't one to trust.
    case tls
    /// The proxy refused, or isn't one.
    case proxy
    /// It took too long.
    case timeout
    /// The connection was closed before the answer was whole.
    case closed
    /// The caller gave up.
    case cancelled
    /// Something else; a short name for it.
    case other(String)

    /// The reason in words.
    public var description: String {
        switch self {
        case .unreachable: "no connection could be made"
        case .unknownHost: "the host's name isn't known"
        case .tls: "no encrypted connection could be made"
        case .proxy: "the proxy refused"
        case .timeout: "it took too long"
        case .closed: "the connection was closed before the answer was whole"
        case .cancelled: "it was cancelled"
        case .other(let name): name
        }
    }

    /// Whether it can only happen before a request goes out.
    var precedesRequest: Bool {
        switch self {
        case .unreachable, .unknownHost, .tls, .proxy: true
        case .timeout, .closed, .cancelled, .other: false
        }
    }

    /// What an error of the HTTP client means.
    init(_ error: any Error) {
        switch error {
        case is CancellationError: self = .cancelled
        case let error as HTTPClientError: self.init(error)
        case let error as NIOConnectionError: self = error.connectionErrors.isEmpty ? .unknownHost : .unreachable
        case let error as IOError:
            let isBroken = [ECONNRESET, EPIPE, ECONNABORTED].contains(error.errnoCode)
            self = isBroken ? .closed : .unreachable
        case HTTPParserError.invalidEOFState, is ChannelError: self = .closed
        default:
            // The types of NIOSSL, which the HTTP client doesn't hand on.
            let name = "\(type(of: error))"
            self = name.contains("SSL") ? .tls : .other(name)
        }
    }

    private init(_ error: HTTPClientError) {
        switch error {
        case .cancelled: self = .cancelled
        case .connectTimeout: self = .unreachable
        case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout: self = .timeout
        case .remoteConnectionClosed, .uncleanShutdown: self = .closed
        case .tlsHandshakeTimeout: self = .tls
        case .httpProxyHandshakeTimeout, .socksHandshakeTimeout, .invalidProxyResponse, .proxyAuthenticationRequired:
            self = .proxy
        default: self = .other(error.shortDescription)
        }
    }
}
