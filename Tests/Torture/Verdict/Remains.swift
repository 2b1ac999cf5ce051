// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot
import WeChatProtocol
import WeChatSimulator

/// What stands in the database when the servers have ended for good.
struct Remains {
    /// The account's name in the store.
    private static let account = "default"

    /// Deliveries of which the server itself says that they may have gone wrong.
    var deadLetters: Set<DeliveryKey> = []
    /// Deliveries whose replies still wait for their users.
    var waiting: Set<DeliveryKey> = []
    /// Deliveries that never reached the store.
    var unknown: Set<DeliveryKey> = []

    /// Looks in a store for what became of some questions.
    static func read(_ store: any DeskStore, about questions: [Question]) async throws -> Remains {
        var remains = Remains()
        remains.deadLetters = Set(try await store.deadLetters(account: Self.account, limit: .max).map(\.key))
        for question in questions {
            let user = UserKey(account: Self.account, user: question.user)
            remains.waiting.formUnion(try await store.lateReplies(of: user).map(\.id.key))
            if case .claimed = try await self.claim(question, in: store) { remains.unknown.insert(question.key) }
        }
        return remains
    }

    /// The replies of which the servers themselves say that nobody knows whether they were given.
    static func unknownFates(in store: any DeskStore) async throws -> [DeliveryKey: Reply] {
        let letters = try await store.deadLetters(account: Self.account, limit: .max)
        return Dictionary(
            letters.filter { $0.reason == .unknownFate }.map { ($0.key, $0.reply) },
            uniquingKeysWith: { $1 }
        )
    }

    /// What a store knows of a question: a claim is the one question that every delivery has to answer, and only an
    /// unknown one is granted.
    static func claim(_ question: Question, in store: any DeskStore) async throws -> ClaimResult {
        try await store.claim(
            Claim(
                key: question.key,
                user: UserKey(account: Self.account, user: question.user),
                push: question.push.xml,
                arrival: WallTime(rawValue: 0),
                lease: Lease(owner: .max, end: WallTime(rawValue: .max))
            )
        )
    }
}
