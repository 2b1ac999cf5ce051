// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// A token that WeChat didn't take, before its time was up.
struct RejectedToken: Equatable, Sendable {
    /// The token.
    var token: AccessToken
    /// What WeChat said.
    var error: WeChatAPIError
    /// When.
    var time: WallTime
}
