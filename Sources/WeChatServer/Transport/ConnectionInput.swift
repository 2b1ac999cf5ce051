// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import NIOHTTPTypes

/// What comes in on a connection, in its order.
enum ConnectionInput {
    case part(HTTPRequestPart)
    /// Bytes that are no request.
    case malformed(any Error)
    /// The client sends no more, but may still read.
    case closed
}
