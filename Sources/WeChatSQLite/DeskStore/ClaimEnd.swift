// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// How a claim was answered, and when.
struct ClaimEnd {
    let reply: Reply
    let time: WallTime
}
