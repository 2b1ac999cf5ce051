// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatProtocol

/// What one run of a handler gathers beside its reply: changes of conversations, work for later, and which route
/// answered.
final class HandlerRun: Sendable {
    /// Work that goes on after the reply, and its own reply in the end.
    typealias Later = @Sendable () async throws -> Reply?

    private struct State {
        var route: String?
        var later: [Later] = []
    }

    let conversations: ConversationScope
    private let state = Mutex(State())

    init(conversations: ConversationScope) { self.conversations = conversations }

    /// The label of the route that answered; nil while none has.
    var route: String? {
        get { self.state.withLock { $0.route } }
        set { self.state.withLock { $0.route = newValue } }
    }

    /// What is to be done later, in its order.
    var later: [Later] { self.state.withLock { $0.later } }

    func add(_ later: @escaping Later) { self.state.withLock { $0.later.append(later) } }
}
