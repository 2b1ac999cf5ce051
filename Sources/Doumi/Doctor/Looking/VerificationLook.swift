// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol
import WeChatSimulator

/// Verifies a URL as WeChat does when an operator enters it.
struct VerificationLook: Sendable {
    let url: WebhookURL
    let token: Token

    /// What came of it; within WeChat's five seconds.
    func run() async -> VerificationCheck {
        let echo = String(UInt64.random(in: 1 << 59..<1 << 63))
        let request = SimulatedPlatform(token: self.token).verification(echo: echo, at: WallTime.now.second)
        let start = ContinuousClock.now
        let outcome: Result<PushResponse, TransportFailure>
        do {
            outcome = .success(
                try await HTTPPushTransport.run(url: self.url) { transport in
                    try await transport.send(request, patience: PushTiming().patience)
                }
            )
        } catch {
            outcome = .failure(error as? TransportFailure ?? .refused("\(error)"))
        }
        return VerificationCheck(
            url: self.url.description,
            echo: echo,
            outcome: outcome,
            duration: ContinuousClock.now - start
        )
    }
}
