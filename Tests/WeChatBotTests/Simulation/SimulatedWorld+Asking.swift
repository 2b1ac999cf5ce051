// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension SimulatedWorld.State {
    /// From when on a process that took a promised delivery over believes that the promise was made, in milliseconds
    /// after its claim: it was told to the last attempt at its deadline.
    private static let earliestPromise: Int64 = 14_000
    /// How long keeping a promise in mind may take.
    private static let delay: Int64 = 150

    /// Whether a message came after its user was told to ask for another's answer, and was taken for the one by which
    /// they do; where the clock is set, a process that took over can't tell when that was.
    func isAsking(_ push: SimulatedPush, jumps: Bool) -> Bool {
        guard self.diverted.contains(push.key), let first = self.claimed[push.key] else { return false }
        return self.promised.contains { key, time in
            guard key != push.key, self.pushes[key]?.message.sender == push.message.sender else { return false }
            let claimed = self.claimed[key] ?? 0
            return jumps || first >= min(time - Self.delay, claimed + Self.earliestPromise)
        }
    }
}
