// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol

extension IncomingMessage {
    /// For how long after this push WeChat takes customer-service messages to its user; nil where it opens no window.
    ///
    /// [客服消息](https://developers.weixin.qq.com/doc/service/api/customer/message/api_sendcustommessage.html)
    var replyWindow: Duration? {
        guard case .event(let event) = self.body else { return .seconds(48 * 3600) }
        switch event {
        case is ClickEvent, is ScanCodePushEvent, is ScanCodeWaitEvent, is SubscribeEvent, is ScanEvent:
            return .seconds(60)
        default: return nil
        }
    }
}
