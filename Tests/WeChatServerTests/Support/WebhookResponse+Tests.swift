// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

@testable import WeChatServer

extension WebhookResponse {
    var text: String { String(decoding: self.body, as: UTF8.self) }
}
