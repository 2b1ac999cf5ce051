// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite struct TriggerTests {
    /// An event that this library doesn't know.
    private struct ShelfEvent: EventPayload {
        static let eventNames: [StaticString] = ["shelf_changed"]
        var shelf = ""

        mutating func code(with coder: inout some FieldCoder) { coder.code("ShelfName", &self.shelf) }
    }

    private func user(_ fill: (MessageRouter) -> Void) -> TestUser {
        let router = MessageRouter()
        fill(router)
        return TestUser(router.buildResponder())
    }

    @Test func `words match whole texts without regard to case or white space`() async throws {
        let user = self.user { $0.on(.text("Help", "？")) { _, _ in "help" } }
        for text in ["help", " HELP\n", "？", "\u{3000}？ "] { #expect(try await user.sends(text) == "help") }
        for text in ["helper", "?", ""] { #expect(try await user.sends(text) == .nothing) }
    }

    @Test func `a beginning gives what follows it`() async throws {
        let user = self.user { $0.on(.text(beginning: "作者")) { rest, _ in "[\(rest)]" } }
        #expect(try await user.sends("作者 余华 ") == "[余华]")
        #expect(try await user.sends("作者") == "[]")
        #expect(try await user.sends("书名 活着") == .nothing)
    }

    @Test func `a text that reads as a value comes as that value`() async throws {
        let user = self.user { $0.on(.text(as: Int.self)) { number, _ in "\(number + 1)" } }
        #expect(try await user.sends(" 41 ") == "42")
        #expect(try await user.sends("41a") == .nothing)
    }

    @Test func `a regular expression gives its captures`() async throws {
        let user = self.user { $0.on(.text(matching: /作者[:：]\s*(.+)/)) { match, _ in String(match.1) } }
        #expect(try await user.sends("作者： 余华") == "余华")
        #expect(try await user.sends("请问作者：余华") == .nothing)
    }

    @Test func `a regular expression may be used by many at once`() async throws {
        let router = MessageRouter()
        router.on(.text(matching: /(\d+)-(\d+)/)) { match, _ in "\(match.2)-\(match.1)" }
        let bot = router.buildResponder()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask {
                    let user = TestUser(bot, as: OpenID(rawValue: "o\(number)"))
                    let reply = try await user.sends("\(number)-1")
                    #expect(reply == .text("1-\(number)"))
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `events come as their types`() async throws {
        let user = self.user { router in
            router.on(.subscribe) { event, _ in "欢迎，\(event.source)" }
            router.on(.menuClick("HOT")) { click, _ in click.key }
            router.on(.menuClick) { click, _ in "other \(click.key)" }
            router.on(.event(ScanCodeWaitEvent.self)) { event, _ in String(event.code.content) }
            router.on(.event) { _, _ in "an event" }
        }
        #expect(try await user.taps("HOT") == "HOT")
        #expect(try await user.taps("hot") == "other hot")
        #expect(try await user.scans("EAN_13,9787121139512") == "9787121139512")
        #expect(try await user.sends(.event(UnknownEvent(name: "new"))) == "an event")
        guard case .text(let welcome) = try await user.follows(scene: "shop") else {
            Issue.record("no welcome")
            return
        }
        #expect(welcome.contains("shop"))
    }

    @Test func `an event of the bot's own type is read from what was received`() async throws {
        let user = self.user { $0.on(.event(ShelfEvent.self)) { event, _ in event.shelf } }
        let reply = try await user.sends(
            xml: """
                <xml><ToUserName>gh_1</ToUserName><FromUserName>oUser</FromUserName><CreateTime>1</CreateTime>\
                <MsgType>event</MsgType><Event>SHELF_changed</Event><ShelfName>A3</ShelfName></xml>
                """
        )
        #expect(reply == "A3")
        #expect(try await user.sends(.event(UnknownEvent(name: "other"))) == .nothing)
    }

    @Test func `messages and events are told apart`() async throws {
        let user = self.user { router in
            router.on(.message) { _, _ in "message" }
            router.on(.anything) { _, _ in "anything" }
        }
        #expect(try await user.speaks("你好") == "message")
        #expect(try await user.sendsLocation(latitude: 31.2, longitude: 121.5) == "message")
        #expect(try await user.unfollows() == "anything")
    }

    @Test func `every kind of message has its trigger`() async throws {
        let user = self.user { router in
            router.on(.voice) { voice, _ in voice.recognition ?? "未识别" }
            router.on(.location) { place, _ in place.label }
            router.on(.video) { _, _ in "video" }
            router.on(.shortVideo) { _, _ in "short video" }
            router.on(.link) { link, _ in link.title }
            router.on(.miniProgramPage) { page, _ in page.title }
            router.on(.file) { file, _ in file.title }
        }
        #expect(try await user.speaks("浪潮之巅") == "浪潮之巅")
        #expect(try await user.speaks(nil) == "未识别")
        #expect(try await user.sendsLocation(latitude: 31, longitude: 121, label: "上海") == "上海")
        #expect(try await user.sends(.video(VideoMessage())) == "video")
        #expect(try await user.sends(.shortVideo(ShortVideoMessage())) == "short video")
        #expect(try await user.sends(.link(LinkMessage(title: "link"))) == "link")
        #expect(try await user.sends(.miniProgramPage(MiniProgramPageMessage(title: "page"))) == "page")
        #expect(try await user.sends(.file(FileMessage(title: "file"))) == "file")
    }
}
