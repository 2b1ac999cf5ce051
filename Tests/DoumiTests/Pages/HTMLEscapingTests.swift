// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation
import TestSupport
import Testing
import WeChatAPI
import WeChatBot
import WeChatProtocol
import WeChatServer
import WeChatSimulator

@testable import Doumi

/// Every kind of template gets words that a browser would take for tags where Swift sees longer characters.
struct HTMLEscapingTests {
    private static let hostile = [
        "\u{0600}<img src=x \u{0600}>", "\"\u{0301} autofocus ", "\u{06DD}<\u{0301}script>", "\u{110BD}'\u{0301}><b>",
        "&\u{0301}lt;",
    ]
    private static let all = hostile.joined(separator: " ")

    /// Expects that nothing of the above got through, and that it is there.
    private func expectWords(_ html: String, _ all: String = Self.all) {
        let bytes = Array(html.utf8)
        for tag in ["<img src=x", "\"\u{0301}", "<\u{0301}", "'\u{0301}", "&\u{0301}"] {
            #expect(bytes.firstRange(of: Array(tag.utf8)) == nil, "\(html)")
        }
        #expect(bytes.firstRange(of: Array(HTMLEscaping().escapeText(all).utf8)) != nil, "\(html)")
    }

    @Test func `five characters are escaped whatever stands beside them, and nothing else`() {
        let escaped = HTMLEscaping().escapeText("\u{0600}<\u{0301}\"\u{0301}'&>豆米\r\n")
        #expect(
            Array(escaped.utf8) == Array("\u{0600}&lt;\u{0301}&quot;\u{0301}&#39;&amp;&gt;豆米\r\n".utf8)
        )
        #expect(HTMLEscaping().escapeText("豆米\u{0600}") == "豆米\u{0600}")
    }

    @Test func `sections and lists escape like the rest, and three braces don't`() throws {
        struct Content {
            let text: String
            let list: [String]
            let raw: String
        }
        let template = try HTMLTemplate(string: "{{#text}}{{.}}{{/text}}\n{{#list}}\n[{{.}}]\n{{/list}}\n{{{raw}}}")
        let html = template.render(Content(text: "\u{0600}<", list: ["\u{0600}>"], raw: "<b>"))
        #expect(html == "\u{0600}&lt;\n[\u{0600}&gt;]\n<b>")
    }

    @Test func `the home page`() throws {
        try self.expectWords(HomePage(name: Self.all, qrCodeURL: Self.all).html())
    }

    @Test func `a chart and a picture of a menu`() throws {
        let bar = BarChart.Bar(name: Self.all, value: 1, label: Self.all)
        try self.expectWords(BarChart(title: Self.all, bars: [bar]).html())
        let leaf = MenuButton(name: Self.all, type: "click", fields: [.key: Self.all])
        let button = MenuButton(name: Self.all, buttons: [leaf])
        try self.expectWords(MenuPicture(menu: CustomMenu(buttons: [button]), language: .english).html())
    }

    @Test func `a delivery's row and event, and a dead letter`() throws {
        let log = DeliveryLog(showsText: true)
        let message = IncomingMessage(
            from: OpenID(rawValue: Self.all),
            id: MessageID(rawValue: 1),
            .text(TextMessage(content: Self.all))
        )
        let key = DeliveryKey(message)
        log.observe(DeskEvent(account: Self.all, key: key, time: 1, kind: .arrived(message)))
        let story = try #require(log.story(key))
        try self.expectWords(DeliveryRowView(story: story, language: .english).html())
        try self.expectWords(DeliveryEvents.event(story, true, .english))
        let letter = DeadLetter(
            key: key,
            user: UserKey(account: Self.all, user: message.sender),
            time: 1,
            reason: .handlerFailed,
            detail: Self.all,
            push: []
        )
        let entry = DeadLetterBox.Entry(letter: letter, replayed: nil)
        try self.expectWords(DeadLetterTable(entries: [entry], log: log, token: "", text: .english).html())
    }

    @Test func `what both sides of a chat say`() async throws {
        let settings = try Settings(options: ["wechat.token": "token"], environment: [:], directory: "/nonexistent")
        let rooms = ChatRooms(try ServerConfiguration(settings: settings))
        let room = rooms.rooms.first
        await rooms.shutdown()
        var exchange = ChatExchange(id: 1, said: Self.all, push: Array(Self.all.utf8))
        let article = Article(
            title: Self.all,
            description: Self.all,
            pictureURL: "",
            url: "https://a.example/\(Self.all)"
        )
        for reply in [Reply.text(Self.all), .news([article])] {
            exchange.outcome = .reply(reply, isSealed: false)
            try self.expectWords(ChatExchangeView(exchange: exchange, room: #require(room), language: .english).html())
        }
    }

    @Test func `a page that shows a query, and one that shows a form again`() async throws {
        let page = DeliveriesPage(log: DeliveryLog(), box: DeadLetterBox(store: MemoryDeskStore(), accounts: []))
        try await ConsoleClient.visit(pages: { page.add(to: $0) }) { browser async throws in
            let deliveries = try await browser.get("/deliveries?type=\(BookPage.escaped(Self.all))")
            self.expectWords(deliveries.body)
        }
    }

    @Test func `a book among others, and the form that edits it`() async throws {
        let isbn = ISBN("9787121139512")
        let books = MemoryBookRepository([Book(isbn: isbn, title: "浪潮之巅 \(Self.all)", authors: [Self.all])])
        let page = CataloguePage(finder: BookFinder(repository: books))
        try await ConsoleClient.visit(pages: { page.add(to: $0) }) { browser async throws in
            for path in ["/catalogue?q=9787121139512", "/catalogue/book?id=9787121139512"] {
                self.expectWords(try await browser.get(path).body)
            }
            self.expectWords(try await browser.get("/catalogue?q=\(BookPage.escaped(Self.all))").body)
        }
    }

    @Test func `a menu that is typed in`() async throws {
        let page = MenuPage(desk: MenuDesk(file: MenuFile(path: nil), accounts: [], logger: LogRecorder().logger))
        try await ConsoleClient.visit(pages: { page.add(to: $0) }) { browser async throws in
            try await browser.get("/menu")
            self.expectWords(try await browser.post("/menu", ["json": Self.all]).body)
        }
    }
}
