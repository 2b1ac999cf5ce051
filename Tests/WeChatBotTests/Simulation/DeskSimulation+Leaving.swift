// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

extension DeskSimulation {
    /// What is still stored about users who left, or was sent to them later, where nothing came from them since.
    ///
    /// Left out is what was on its way just then, to the store or to the user.
    /// Processes that don't know of each other may finish something after that, and so may one that can't ask its store.
    func leaks(
        _ state: SimulatedWorld.State,
        _ stores: [any DeskStore],
        _ letters: [DeadLetter]
    ) async throws -> [String] {
        guard self.plan.processes == 1, self.plan.outages.isEmpty else { return [] }
        var leaks: [String] = []
        for (user, left) in state.left where !state.isBack(user) {
            let key = UserKey(account: SimulatedWorld.account, user: user)
            for store in stores {
                for late in try await store.lateReplies(of: key) where state.late[late.id] ?? 0 > left + 100 {
                    leaks.append("\(late.reply) is kept for a user who left")
                }
            }
            for letter in letters where letter.user == key {
                leaks.append("a letter says \(letter.reason) of a user who left")
            }
            for message in state.received
            where message.user == user && message.way == .customerService && message.time > left + 1000 {
                leaks.append("\(message.reply) was sent to a user who left")
            }
        }
        return leaks
    }
}

extension SimulatedWorld.State {
    /// Whether what is stored of a push was deleted since it came, as its user left.
    func isForgotten(_ push: SimulatedPush) -> Bool {
        guard let left = self.left[push.message.sender] else { return false }
        return self.claimed[push.key].map { $0 <= left } ?? true
    }

    /// Whether something came from a user after they left, or was begun for them.
    func isBack(_ user: OpenID) -> Bool {
        let pushes = self.pushes.values.filter { $0.message.sender == user }
        guard let leaving = pushes.first(where: \.leaves), let end = self.claimed[leaving.key],
            let left = self.left[user]
        else { return true }
        return pushes.contains { push in
            guard !push.leaves else { return false }
            return self.claimed[push.key].map { $0 >= end } ?? false
                || self.runs[push.key]?.contains { $0.began >= left } == true
        }
    }
}
