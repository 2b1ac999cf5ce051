// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

extension SourceError {
    /// What an error of the HTTP client means.
    init(transport error: any Error) {
        switch error {
        case is CancellationError: self = .cancelled
        case is TimeLimit.Passed: self = .timeout
        case let error as HTTPClientError: self = Self.meaning(of: error)
        case ChannelError.connectTimeout: self = .unreachable
        case is HTTPParserError, is ChannelError: self = .closed
        case let error as IOError:
            self = [ECONNRESET, EPIPE, ECONNABORTED].contains(error.errnoCode) ? .closed : .unreachable
        default:
            // The types of NIOSSL, which the HTTP client doesn't hand on.
            self = "\(type(of: error))".contains("SSL") ? .tls : .unreachable
        }
    }

    private static func meaning(of error: HTTPClientError) -> SourceError {
        switch error {
        case .cancelled: .cancelled
        case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout: .timeout
        case .remoteConnectionClosed, .uncleanShutdown: .closed
        case .tlsHandshakeTimeout: .tls
        default: .unreachable
        }
    }
}
