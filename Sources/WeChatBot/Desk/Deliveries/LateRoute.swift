// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How replies that come too late reach an account's users at present.
enum LateRoute: Sendable {
    /// WeChat is told that all is well, and the reply is sent.
    case customerService
    /// WeChat is let ask again, and at last the user is told to fetch the reply.
    case pickup
}
