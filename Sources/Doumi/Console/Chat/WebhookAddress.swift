// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatServer

/// Where the webhook listens, once it does.
final class WebhookAddress: Sendable {
    private let address = Mutex<ServerAddress?>(nil)

    var value: ServerAddress? { self.address.withLock { $0 } }

    func set(_ address: ServerAddress) { self.address.withLock { $0 = address } }
}
