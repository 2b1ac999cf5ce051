// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

/// A push whose origin was proved: what it says, and how an answer is to be wrapped.
struct AuthenticPush: Sendable {
    let message: IncomingMessage
    let key: DeliveryKey
    /// What opened the envelope; nil where there was none.
    let opened: OpenedEnvelope?
    let query: PushQuery
}
