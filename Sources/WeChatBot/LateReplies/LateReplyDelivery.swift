// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import WeChatProtocol

/// Brings a user a reply that comes too late to be a push's answer: WeChat's customer-service messages, or what plays
/// them in a test.
///
/// [客服消息](https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage.html)
public protocol LateReplyDelivery: Sendable {
    /// What a reply becomes on its way, nil where it can't be carried at all.
    ///
    /// A conversion must say the same to the user: nothing of it may be lost.
    func carried(_ reply: Reply) -> Reply?

    /// Sends a reply, once.
    ///
    /// - Throws: Why it didn't arrive, or that nobody knows whether it did.
    func deliver(_ reply: Reply, to user: OpenID) async throws(LateReplyError)
}
