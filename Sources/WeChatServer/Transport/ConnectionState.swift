// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// Whose request is on a connection now.
enum ConnectionState {
    /// Nobody's.
    case idle
    /// The webhook's; its body is arriving.
    case collecting(RequestHead, Moment, [UInt8])
    /// The webhook's; it is being answered. The answer to HEAD has no body.
    case answering(isHead: Bool)
    /// Hummingbird's, until both its request and its response have ended.
    case passing(requestEnded: Bool, responseEnded: Bool)
    /// No more: a last response was written, and the connection is about to be closed.
    case closing

    /// Whether more of what the client sends can be dealt with now; if not, it is kept, and reading stops.
    var takesInput: Bool {
        switch self {
        case .idle, .collecting, .passing(requestEnded: false, _): true
        case .answering, .passing(requestEnded: true, _), .closing: false
        }
    }
}
