// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import NIOCore
import NIOPosix

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension TransportFailure {
    /// What an HTTP client's error means to WeChat, in words for a terminal.
    init(_ error: any Error) {
        switch error {
        case let failure as TransportFailure: self = failure
        case let error as HTTPClientError: self.init(error)
        case let error as NIOConnectionError: self = .refused(Self.words(for: error))
        case let error as IOError: self = .refused(Self.words(for: error))
        case is CancellationError: self = .refused("cancelled")
        // The types of NIOSSL, which the HTTP client doesn't hand on.
        case _ where "\(type(of: error))".contains("SSL"):
            self = .refused("no encrypted connection: \(Self.wordsForTLS("\(error)"))")
        default: self = .refused("\(error)")
        }
    }

    private static func wordsForTLS(_ description: String) -> String {
        if description.contains("CERTIFICATE_VERIFY_FAILED") { return "the certificate isn't one to trust" }
        if description.lowercased().contains("hostname") { return "the certificate is another host's" }
        if description.contains("WRONG_VERSION_NUMBER") { return "what answers there doesn't speak TLS" }
        return "the two sides don't agree"
    }

    private init(_ error: HTTPClientError) {
        switch error {
        case .connectTimeout, .deadlineExceeded, .tlsHandshakeTimeout: self = .timeout
        case .remoteConnectionClosed: self = .refused("the connection was closed without an answer")
        default: self = .refused(error.shortDescription)
        }
    }

    private static func words(for error: NIOConnectionError) -> String {
        guard let first = error.connectionErrors.first else { return "\(error.host) is not known" }
        return Self.words(for: first.error)
    }

    private static func words(for error: any Error) -> String {
        guard let error = error as? IOError else { return "\(error)" }
        switch error.errnoCode {
        case ECONNREFUSED: return "connection refused"
        case ECONNRESET, EPIPE: return "the connection was closed without an answer"
        case EHOSTUNREACH, ENETUNREACH: return "no route to the host"
        default: return "\(error)"
        }
    }
}
