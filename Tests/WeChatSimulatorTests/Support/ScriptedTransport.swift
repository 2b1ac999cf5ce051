// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatProtocol
import WeChatSimulator

/// A server that answers as it was told, attempt by attempt, and moves a clock while it thinks.
final class ScriptedTransport: PushTransport {
    typealias Step = @Sendable (PushRequest) throws(TransportFailure) -> PushResponse

    private let clock: ManualClock
    private let steps: Mutex<[(Duration, Step)]>
    private let seen = Mutex<[PushRequest]>([])

    init(clock: ManualClock, _ steps: [(Duration, Step)]) {
        self.clock = clock
        self.steps = Mutex(steps)
    }

    var requests: [PushRequest] { self.seen.withLock { $0 } }

    func send(_ request: PushRequest, patience: Duration) async throws(TransportFailure) -> PushResponse {
        self.seen.withLock { $0.append(request) }
        let (thought, step) = self.steps.withLock { $0.removeFirst() }
        self.clock.advance(by: min(thought, patience))
        guard thought < patience else { throw .timeout }
        return try step(request)
    }
}
