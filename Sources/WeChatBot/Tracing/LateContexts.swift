// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import DequeModule
import Tracing
import WeChatProtocol

/// Which traces late replies belong to; of too many the oldest are forgotten.
struct LateContexts {
    private static let limit = 4096

    private var contexts: [DeliveryKey: InstrumentationContext] = [:]
    private var order = Deque<DeliveryKey>()

    /// The context of a delivery.
    subscript(key: DeliveryKey) -> InstrumentationContext? { self.contexts[key] }

    /// Keeps the context of a delivery.
    mutating func keep(_ context: InstrumentationContext, of key: DeliveryKey) {
        guard self.contexts.updateValue(context, forKey: key) == nil else { return }
        self.order.append(key)
        if self.order.count > Self.limit { self.contexts[self.order.removeFirst()] = nil }
    }
}
