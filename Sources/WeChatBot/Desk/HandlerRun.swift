// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Logging
import Synchronization
import WeChatProtocol

/// One run of a handler: what it is for, and what it gathers beside its reply: changes of conversations, work for later,
/// and which route answered.
final class HandlerRun: Sendable {
    /// Work that goes on after the reply, and its own reply in the end.
    typealias Later = @Sendable () async throws -> Reply?

    private struct State {
        var route: RouteLabel?
        var later: [Later] = []
    }

    let account: String
    let job: DeliveryJob
    /// How long the attempt may wait for its answer.
    let patience: Duration
    let conversations: ConversationScope
    private let baseLogger: Logger
    private let state = Mutex(State())

    init(of job: DeliveryJob, account: String, patience: Duration, store: any DeskStore, logger: Logger) {
        self.account = account
        self.job = job
        self.patience = patience
        self.conversations = ConversationScope(
            store: store,
            user: UserKey(account: account, user: job.message.sender),
            now: job.time.second
        )
        self.baseLogger = logger
    }

    /// A logger that names the delivery and the attempt; made when it is asked for, as most handlers log nothing.
    var logger: Logger {
        var logger = self.baseLogger
        logger[metadataKey: "delivery"] = .stringConvertible(self.job.key)
        if let request = self.job.request { logger[metadataKey: "request"] = .stringConvertible(request) }
        return logger
    }

    /// The label of the route that answered, or failed; nil while none has.
    var route: RouteLabel? {
        get { self.state.withLock { $0.route } }
        set { self.state.withLock { $0.route = newValue } }
    }

    /// What is to be done later, in its order.
    var later: [Later] { self.state.withLock { $0.later } }

    func add(_ later: @escaping Later) { self.state.withLock { $0.later.append(later) } }
}
