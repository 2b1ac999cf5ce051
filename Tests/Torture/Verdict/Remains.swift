// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatBot
import WeChatProtocol
import WeChatSQLite
import WeChatSimulator

/// What stands in the database when the server has ended for good.
struct Remains {
    /// The account's name in the store.
    private static let account = "default"

    /// Deliveries of which the server itself says that they may have gone wrong.
    var deadLetters: Set<DeliveryKey> = []
    /// Deliveries whose replies still wait for their users.
    var waiting: Set<DeliveryKey> = []
    /// Deliveries that never reached the store.
    var unknown: Set<DeliveryKey> = []

    /// Looks for what became of some questions.
    static func read(_ database: URL, about questions: [Question]) async throws -> Remains {
        let store = try SQLiteDeskStore(servingFrom: database.path)
        var remains = Remains()
        remains.deadLetters = Set(try await store.deadLetters(account: Self.account, limit: .max).map(\.key))
        for question in questions {
            let user = UserKey(account: Self.account, user: question.user)
            remains.waiting.formUnion(try await store.lateReplies(of: user).map(\.id.key))
            // A claim is the one question that every delivery has to answer; only an unknown one is granted.
            let claim = Claim(
                key: question.key,
                user: user,
                push: question.push.xml,
                arrival: WallTime(rawValue: 0),
                lease: Lease(owner: .max, end: WallTime(rawValue: .max))
            )
            if case .claimed = try await store.claim(claim) { remains.unknown.insert(question.key) }
        }
        return remains
    }
}
