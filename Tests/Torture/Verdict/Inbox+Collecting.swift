// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatProtocol
import WeChatSimulator

extension Inbox {
    /// What fetches a late answer: anything that isn't a number.
    private static let fetching = "好了吗"
    private static let nothingToFetch = "好"

    /// All that has reached the users, after they have asked for what they haven't got yet.
    static func collect(_ asked: [AskedQuestion], _ crowd: Crowd, _ api: SimulatedAPI) async throws -> Inbox {
        var inbox = Inbox(for: asked.map(\.question))
        for one in asked { if let text = one.text { inbox.add(text, to: one.question.user) } }
        for call in api.received(at: "/cgi-bin/message/custom/send") {
            if let user = call.user, let text = SentText(call.body)?.text.content { inbox.add(text, to: user) }
        }
        for user in Set(Verdict.open(asked, inbox).map(\.user)) {
            // At most all that one user may have asked; each message fetches one answer.
            for _ in 0..<100 {
                let question = try Question(text: Self.fetching, from: user, at: Crowd.now)
                guard let text = try await crowd.ask(question).text, text != Self.nothingToFetch else { break }
                inbox.add(text, to: user)
            }
        }
        return inbox
    }
}
