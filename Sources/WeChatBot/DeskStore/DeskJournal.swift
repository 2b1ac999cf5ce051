// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import DequeModule
import WeChatProtocol

/// What a durable store is to be told once it works again, and what the users' states are until then.
struct DeskJournal {
    private struct User {
        /// Whether what the durable store has of them counts no more.
        var isForgotten = false
        var states: [String: StoredState?] = [:]
    }

    /// How many commits are kept; the oldest go first.
    private static let capacity = 10_000

    private var commits = Deque<[DeskChange]>()
    private var users: [UserKey: User] = [:]
    /// How many commits were taken out in front since the beginning.
    private var removed = 0

    var isEmpty: Bool { self.commits.isEmpty }

    /// Whether the durable store is still to be told to forget a user.
    func forgets(_ user: UserKey) -> Bool { self.users[user]?.isForgotten == true }

    /// The dead letters among it.
    var letters: [DeadLetter] {
        self.commits.joined().compactMap { if case .dead(let letter) = $0 { letter } else { nil } }
    }

    /// The oldest commit, and a number to remove it by.
    var first: (number: Int, changes: [DeskChange])? { self.commits.first.map { (self.removed, $0) } }

    mutating func append(_ changes: [DeskChange]) {
        guard !changes.isEmpty else { return }
        self.commits.append(changes)
        for change in changes {
            switch change {
            case .states(let user, let states): self.users[user, default: User()].states.merge(states) { $1 }
            case .forgotten(let user, by: _): self.users[user] = User(isForgotten: true)
            default: break
            }
        }
        if self.commits.count > Self.capacity, let oldest = self.first { self.remove(oldest.number) }
    }

    /// Removes a commit, unless it went already.
    mutating func remove(_ number: Int) {
        guard number == self.removed, !self.commits.isEmpty else { return }
        self.commits.removeFirst()
        self.removed += 1
        if self.commits.isEmpty { self.users = [:] }
    }

    /// Removes states that expired; the durable store does so by itself.
    mutating func removeExpired(at now: UnixTime) {
        for (user, changed) in self.users {
            for case (let name, let state?) in changed.states where state.expires <= now {
                _ = self.users[user]?.states.updateValue(nil, forKey: name)
            }
        }
    }

    /// Whether no ``DeskChange/unchanged(_:_:at:)`` among changes is wrong, as far as is known here.
    func hasStates(of changes: [DeskChange]) -> Bool {
        changes.allSatisfy { change in
            guard case .unchanged(let user, let states, at: let time) = change, let changed = self.users[user] else {
                return true
            }
            let known = self.states([:], of: user, at: time)
            return states.allSatisfy { name, state in
                !changed.isForgotten && changed.states[name] == nil || known[name] == state
            }
        }
    }

    /// A user's states, given those that the durable store has.
    func states(_ stored: [String: StoredState], of user: UserKey, at now: UnixTime) -> [String: StoredState] {
        guard let changed = self.users[user] else { return stored }
        var states = changed.isForgotten ? [:] : stored
        for (name, state) in changed.states { states[name] = state }
        return states.filter { $0.value.expires > now }
    }
}
