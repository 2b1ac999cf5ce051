// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization

/// What one run of a handler gathers beside its reply: changes of conversations, and which route answered.
final class HandlerRun: Sendable {
    let conversations: ConversationScope
    private let label = Mutex<String?>(nil)

    init(conversations: ConversationScope) { self.conversations = conversations }

    /// The label of the route that answered; nil while none has.
    var route: String? {
        get { self.label.withLock { $0 } }
        set { self.label.withLock { $0 = newValue } }
    }
}
