// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// A claim for which nobody waits.
struct AheadClaim: Sendable {
    let claim: Claim
    /// Is called when it is kept before its end comes, or with the reason why it can't be.
    let kept: @Sendable ((any Error)?) -> Void
}
