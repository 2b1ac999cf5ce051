// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Synchronization
import Testing
import WeChatBot
import WeChatProtocol
import WeChatServer

@testable import Doumi

/// The overview, and how often it reads the dead letters.
struct OverviewPageTests {
    private struct StoreFailure: Error {}

    private static let letter = DeadLetter(
        key: DeliveryKey(IncomingMessage(from: "oUser", id: MessageID(rawValue: 1), .text(TextMessage(content: "a")))),
        user: UserKey(account: "default", user: "oUser"),
        time: 1000,
        reason: .handlerFailed,
        detail: "",
        push: []
    )

    private func tally(
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        _ letters: @escaping @Sendable (String, Int) async throws -> [DeadLetter]
    ) -> DeadLetterTally {
        DeadLetterTally(accounts: ["a", "b"], now: now, letters: letters)
    }

    @Test func `dead letters are read once in ten seconds, whoever asks`() async {
        let clock = HandClock()
        let reads = Atomic(0)
        let tally = self.tally(now: clock.now) { _, _ in
            reads.add(1, ordering: .relaxed)
            return [Self.letter]
        }
        await withTaskGroup { group in
            for _ in 0..<20 { group.addTask { #expect(await tally.count?.times == [1000, 1000]) } }
        }
        #expect(reads.load(ordering: .relaxed) == 2)
        clock.advance(by: DeadLetterTally.lifetime)
        #expect(await tally.count?.isAll == true)
        #expect(reads.load(ordering: .relaxed) == 4)
    }

    @Test func `of an account with many there may be more, and of a store that fails nothing is known`() async {
        let many = self.tally { account, limit in Array(repeating: Self.letter, count: account == "b" ? limit : 1) }
        #expect(await many.count?.times.count == DeadLetterTally.most + 1)
        #expect(await many.count?.isAll == false)
        let none = self.tally { account, _ in
            if account == "b" { throw StoreFailure() }
            return [Self.letter]
        }
        #expect(await none.count == nil)
    }

    @Test func `of a server that doesn't answer it isn't said that its store works`() async throws {
        let settings = try Settings(options: ["wechat.token": "token"], environment: [:], directory: "/nonexistent")
        let rooms = ChatRooms(try ServerConfiguration(settings: settings))
        let page = OverviewPage(
            rooms: rooms,
            books: MemoryBookRepository([]),
            letters: self.tally { _, _ in [] },
            log: DeliveryLog(),
            outside: OutsideState(sources: [], accounts: [], tokens: nil),
            database: "memory"
        )
        try await ConsoleClient.visit(pages: { page.add(to: $0) }) { browser async throws in
            let body = try await browser.get("/").body
            #expect(body.contains("no answer") && body.contains("memory · unknown"))
        }
        await rooms.shutdown()
    }
}
