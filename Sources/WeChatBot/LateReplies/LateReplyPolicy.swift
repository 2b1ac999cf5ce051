// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// How an answer reaches the user that is ready only after WeChat stopped waiting.
public enum LateReplyPolicy: String, Sendable, CaseIterable {
    /// By the customer-service API where the account may use it, else picked up.
    case auto
    /// By the customer-service API (客服消息).
    case customerService
    /// Kept until the user's next message asks for it.
    case pickup
}
