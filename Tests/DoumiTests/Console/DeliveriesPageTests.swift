// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
import TestSupport
import Testing
import WeChatBot
import WeChatProtocol
import WeChatServer

@testable import Doumi

/// The deliveries' page, as a browser sees it.
struct DeliveriesPageTests {
    private let store = MemoryDeskStore()
    private let xml = """
        <xml><ToUserName>gh_1</ToUserName><FromUserName>oUser</FromUserName><CreateTime>1767225600</CreateTime>\
        <MsgType>text</MsgType><Content>&lt;script&gt;</Content><MsgId>7</MsgId></xml>
        """

    private func visit(
        _ log: DeliveryLog = DeliveryLog(),
        _ body: @escaping @Sendable (ConsoleClient, ReplyDesk) async throws -> Void
    ) async throws {
        let box = DeadLetterBox(store: self.store, accounts: ["default"])
        let desk = ReplyDesk(
            account: "default",
            responder: ClosureResponder { _, _ in "<b>余华" },
            store: self.store,
            observer: log,
            logger: LogRecorder().logger
        )
        box.open([desk])
        let page = DeliveriesPage(log: log, box: box)
        try await ConsoleClient.visit(pages: { page.add(to: $0) }) { try await body($0, desk) }
    }

    private func addLetter() async throws -> DeadLetter {
        let message = try IncomingMessage(parsing: Array(self.xml.utf8))
        let letter = DeadLetter(
            key: DeliveryKey(message),
            user: UserKey(account: "default", user: "oUser"),
            time: 1_767_225_601_000,
            reason: .handlerFailed,
            detail: "<i>CatalogueError",
            push: Array(self.xml.utf8)
        )
        try await self.store.commit([.dead(letter)])
        return letter
    }

    private func fields(_ letter: DeadLetter) -> [String: String] {
        ["account": "default", "key": "\(letter.key)", "time": "\(letter.time.rawValue)"]
    }

    @Test func `a dead letter is replayed once, says so, and its new run has a story`() async throws {
        let letter = try await self.addLetter()
        try await self.visit { browser, desk async throws in
            let page = try await browser.get("/deliveries").body
            #expect(page.contains("&lt;i&gt;CatalogueError") && !page.contains("<i>"))
            let answer = try await browser.post("/deliveries/replay", self.fields(letter))
            #expect(answer.status == 303)
            let place = try #require(answer.headers[.location])
            while !desk.isIdle { await Task.yield() }
            let story = try await browser.get(place).body
            #expect(story.contains("the handler ends") && story.contains("waits for the next message"))
            #expect(try await self.store.lateReplies(of: letter.user).map(\.reply) == ["<b>余华"])
            #expect(try await browser.post("/deliveries/replay", self.fields(letter)).status == 409)
            let after = try await browser.get("/deliveries").body
            #expect(after.contains("replayed 20") && !after.contains("action=\"/deliveries/replay\""))
        }
    }

    @Test func `without the form's token nothing is replayed`() async throws {
        let letter = try await self.addLetter()
        try await self.visit { browser, _ async throws in
            try await browser.get("/deliveries")
            #expect(try await browser.post("/deliveries/replay", self.fields(letter), withToken: false).status == 403)
        }
        #expect(try await self.store.replays(account: "default", at: 1_767_225_700_000).isEmpty)
    }

    @Test(arguments: [false, true])
    func `users are hashed, and what they write stands there escaped where it may`(showsText: Bool) async throws {
        let log = DeliveryLog(showsText: showsText)
        try await self.visit(log) { browser, desk async throws in
            let message = try IncomingMessage(parsing: Array(self.xml.utf8))
            _ = await desk.answer(message, key: DeliveryKey(message), arrival: .now)
            for path in ["/deliveries", "/deliveries/\(DeliveryKey(message))"] {
                let page = try await browser.get(path).body
                #expect(!page.contains("oUser"), "\(path)")
                #expect(page.contains("&lt;script&gt;") == showsText, "\(path)")
                #expect(!page.contains("<b>余华"), "\(path)")
            }
        }
    }

    @Test(arguments: ["abc", String(repeating: "0", count: 64), "..%2f..%2fetc"])
    func `of a delivery that nobody knows nothing is shown`(key: String) async throws {
        try await self.visit { browser, _ async throws in
            #expect(try await browser.get("/deliveries/\(key)").status == 404)
        }
    }

    @Test func `a replay that this server knows is linked, another only named`() async throws {
        let letter = try await self.addLetter()
        let log = DeliveryLog()
        let entry = DeadLetterBox.Entry(letter: letter, replayed: 1_767_225_700_000)
        let table = DeadLetterTable(entries: [entry], log: log, token: "", text: .english)
        let link = "<a href=\"/deliveries/\(letter.replayKey)\">replayed 2026-01-01"
        let before = try table.html()
        #expect(before.contains("replayed 2026-01-01") && !before.contains(link))
        let message = try IncomingMessage(parsing: Array(self.xml.utf8))
        log.observe(DeskEvent(account: "default", key: letter.replayKey, time: 1, kind: .replayed(message)))
        #expect(try table.html().contains(link))
    }

    @Test func `an empty table says whether nothing came or the filter hides it`() async throws {
        let log = DeliveryLog()
        try await self.visit(log) { browser, desk async throws in
            #expect(try await browser.get("/deliveries?type=image").body.contains("No push has come yet."))
            let message = try IncomingMessage(parsing: Array(self.xml.utf8))
            _ = await desk.answer(message, key: DeliveryKey(message), arrival: .now)
            #expect(try await browser.get("/deliveries?type=image").body.contains("The filter lets none through."))
            #expect(!(try await browser.get("/deliveries").body.contains("no-deliveries")))
        }
    }

    @Test func `an event says a row, or that it is gone from the filter`() throws {
        let log = DeliveryLog()
        let message = try IncomingMessage(parsing: Array(self.xml.utf8))
        let key = DeliveryKey(message)
        log.observe(DeskEvent(account: "default", key: key, time: 1, kind: .arrived(message)))
        let story = try #require(log.story(key))
        let row = try DeliveryEvents.event(story, true, .english)
        #expect(row.hasPrefix("event: delivery\ndata: <tr id=\"d\(key)\">") && row.hasSuffix("\n\n"))
        #expect(try DeliveryEvents.event(story, false, .english) == "event: gone\ndata: d\(key)\n\n")
    }

    @Test func `events end with the version that they lead to, at which the page begins`() async throws {
        let log = DeliveryLog()
        let (message, start) = (try IncomingMessage(parsing: Array(self.xml.utf8)), log.version)
        log.observe(DeskEvent(account: "default", key: DeliveryKey(message), time: 1, kind: .arrived(message)))
        let events = try DeliveryEvents.events(log.changes(after: start), DeliveryFilter(), .english)
        #expect(events.hasSuffix("\n\nid: \(log.version)\n\n"))
        try await self.visit(log) { browser, _ async throws in
            #expect(try await browser.get("/deliveries").body.contains("data-version=\"\(log.version)\""))
        }
    }

    @Test func `what a replayed letter with only a reply leads to is not a page that isn't there`() async throws {
        let letter = DeadLetter(
            key: DeliveryKey(try IncomingMessage(parsing: Array(self.xml.utf8))),
            user: UserKey(account: "default", user: "oUser"),
            time: 1_767_225_601_000,
            reason: .undeliverable,
            detail: "",
            reply: "晚"
        )
        try await self.store.commit([.dead(letter)])
        try await self.visit { browser, _ async throws in
            try await browser.get("/deliveries")
            #expect(try await browser.post("/deliveries/replay", self.fields(letter)).status == 303)
            let page = try await browser.get("/deliveries").body
            #expect(page.contains("replayed 20") && !page.contains("/deliveries/\(letter.replayKey)"))
        }
    }

    @Test func `a rare reason is found behind many others, and a hash in capitals finds its user's`() async throws {
        let rare = try await self.addLetter()
        for id in 0..<250 {
            let message = IncomingMessage(
                from: "oOther",
                id: MessageID(rawValue: UInt64(id)),
                .text(TextMessage(content: "a"))
            )
            let letter = DeadLetter(
                key: DeliveryKey(message),
                user: UserKey(account: "default", user: "oOther"),
                time: WallTime(rawValue: rare.time.rawValue + Int64(id) + 1),
                reason: .unknownFate,
                detail: "other",
                reply: "a"
            )
            try await self.store.commit([.dead(letter)])
        }
        let hash = HashedOpenID("oUser", account: "default").description.uppercased()
        try await self.visit { browser, _ async throws in
            for query in ["reason=\(rare.reason.rawValue)", "user=\(hash)"] {
                #expect(try await browser.get("/deliveries?\(query)").body.contains("CatalogueError"), "\(query)")
            }
        }
    }
}
