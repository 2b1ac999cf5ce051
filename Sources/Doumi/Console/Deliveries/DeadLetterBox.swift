// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Synchronization
import WeChatBot
import WeChatProtocol

/// The dead letters of all accounts, and the desks that replay them.
final class DeadLetterBox: Sendable {
    /// A letter, and when it was replayed.
    struct Entry: Sendable {
        let letter: DeadLetter
        let replayed: WallTime?
    }

    private static let most = 1000

    private let store: any DeskStore
    private let accounts: [String]
    private let desks = Mutex<[ReplyDesk]>([])

    init(store: any DeskStore, accounts: [String]) {
        self.store = store
        self.accounts = accounts
    }

    /// Says which desks there are, once there are some.
    func open(_ desks: [ReplyDesk]) { self.desks.withLock { $0 = desks } }

    /// The latest of all accounts.
    func entries(limit: Int = DeadLetterBox.most) async throws -> [Entry] {
        var entries: [Entry] = []
        for account in self.accounts {
            let letters = try await self.store.deadLetters(account: account, limit: limit)
            guard !letters.isEmpty else { continue }
            let marks = try await self.store.replays(account: account, at: .now)
            entries += letters.map { Entry(letter: $0, replayed: marks[$0.replayKey.description]) }
        }
        return Array(entries.sorted { $0.letter.time > $1.letter.time }.prefix(limit))
    }

    /// Replays a letter that is named by account, delivery and time; returns it.
    ///
    /// - Throws: `ReplayError`, the store's own error; nil where there is no such letter any more.
    func replay(account: String, key: String, time: Int64) async throws -> DeadLetter? {
        let desk = self.desks.withLock { $0.first { $0.account == account } }
        let letter = try await self.entries().map(\.letter)
            .first { $0.user.account == account && $0.key.description == key && $0.time.rawValue == time }
        guard let desk, let letter else { return nil }
        try await desk.replay(letter)
        return letter
    }
}
