// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol

/// All that reached the users, whichever way.
struct Inbox {
    private struct Entry: Hashable {
        var user: OpenID
        var text: String
    }

    private var entries: [Entry: Int] = [:]
    private var answers: Set<Entry>

    /// - Parameter questions: Those whose answers may come.
    init(for questions: some Sequence<Question>) {
        self.answers = Set(questions.map { Entry(user: $0.user, text: $0.answer) })
    }

    mutating func add(_ text: String, to user: OpenID) { self.entries[Entry(user: user, text: text), default: 0] += 1 }

    /// How often the answer to a question came.
    func count(_ question: Question) -> Int { self.entries[Entry(user: question.user, text: question.answer)] ?? 0 }

    /// Whether a text answers some question of that user.
    func isAnswer(_ text: String, to user: OpenID) -> Bool { self.answers.contains(Entry(user: user, text: text)) }
}
