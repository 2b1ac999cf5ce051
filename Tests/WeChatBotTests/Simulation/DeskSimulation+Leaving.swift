// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension DeskSimulation {
    /// What is still stored of pushes whose user left after them, or was sent to the user later; left out is what was on
    /// its way to them just then.
    func leaks(
        _ state: SimulatedWorld.State,
        _ stores: [any DeskStore],
        _ letters: [DeadLetter]
    ) async throws -> [String] {
        var leaks: [String] = []
        for (user, left) in state.left {
            // Of what a process knew that died while its store failed the next one may know nothing.
            let old = state.pushes.values.filter { push in
                push.message.sender == user && state.isBefore(left, push)
                    && !(state.unpromised.contains(push.key) && state.blindly[push.key] != nil)
            }
            let keys = Set(old.map(\.key))
            for store in stores {
                for late in try await store.lateReplies(of: UserKey(account: SimulatedWorld.account, user: user))
                where keys.contains(late.id.key) {
                    leaks.append("\(late.reply) is kept for a user who left")
                }
            }
            for number in old.map(\.number) where state.chains[user]?.contains(number) == true {
                leaks.append("a conversation goes on from push \(number) of a user who left")
            }
            for letter in letters where letter.user.user == user && keys.contains(letter.key) {
                leaks.append("a letter says \(letter.reason) of a user who left")
            }
            let replies = old.flatMap { [$0.reply, $0.laterReply] }
            for message in state.received
            where message.way == .customerService && message.time > left.time + 1000 && replies.contains(message.reply)
            {
                leaks.append("\(message.reply) was sent to a user who left")
            }
        }
        return leaks
    }
}

extension SimulatedWorld.State {
    /// Whether a push is of the time before its user left: it was done, or it was sent and claimed.
    fileprivate func isBefore(_ left: SimulatedWorld.Leaving, _ push: SimulatedPush) -> Bool {
        if push.key == left.key { return true }
        if let kept = self.kept[push.key], kept < left.step { return true }
        return push.second < left.second && self.claimed[push.key].map { $0 < left.time } ?? false
    }

    /// Whether nobody owes anything for a push any more, as its user left by it or after it had begun.
    func isForgotten(_ push: SimulatedPush) -> Bool {
        guard let left = self.left[push.message.sender] else { return false }
        // What comes late of what they had sent before may be ended with their other claims.
        if self.isBefore(left, push) || push.second < left.second { return true }
        guard let run = self.runs[push.key]?.last, let leaving = self.runs[left.key]?.last else { return false }
        return run.began < leaving.began
    }
}
