// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot

@testable import WeChatAPI

@Suite struct AccessTokenDeskTests {
    private var desk = AccessTokenDesk(schedule: AccessTokenSchedule(jitter: 0))
    private let refusal = WeChatAPIError(code: 40001, errmsg: "not latest")

    private mutating func ask(at seconds: Int64) -> String {
        switch self.desk.ask(at: WallTime(rawValue: seconds * 1000)) {
        case .use(let token): "use \(token.value)"
        case .refresh: "refresh"
        case .wait: "wait"
        case .fail(let error): "fail \(error)"
        }
    }

    private mutating func reject(_ value: String, at seconds: Int64) -> Bool {
        self.rejection(of: value, at: seconds).canHelp
    }

    private mutating func rejection(of value: String, at seconds: Int64) -> AccessTokenDesk.Rejection {
        self.desk.reject(.test(value), error: self.refusal, at: WallTime(rawValue: seconds * 1000))
    }

    @Test mutating func `the first caller refreshes and the others wait`() {
        #expect(self.ask(at: 0) == "refresh")
        #expect(self.ask(at: 0) == "wait")
        #expect(self.desk.isRefreshing)
        self.desk.refreshed(.test("A"))
        #expect(self.ask(at: 1) == "use A")
    }

    @Test mutating func `a due token is refreshed by one caller while the others use it`() {
        self.desk.refreshed(.test("A"))
        #expect(self.ask(at: 6899) == "use A")
        #expect(self.ask(at: 6900) == "refresh")
        #expect(self.ask(at: 6900) == "use A")
        self.desk.refreshed(.test("B", obtained: 6_900_000))
        #expect(self.ask(at: 6901) == "use B")
    }

    @Test mutating func `a failing refresh does no harm while the token works`() {
        self.desk.refreshed(.test("A"))
        #expect(self.ask(at: 6900) == "refresh")
        self.desk.failed(.notSent(.unreachable), at: 6_900_000)
        #expect(self.ask(at: 6904) == "use A")
        #expect(self.ask(at: 6905) == "refresh")
        self.desk.failed(.code(40164), at: 6_905_000)
        #expect(self.ask(at: 6964) == "use A")
        #expect(self.ask(at: 6965) == "refresh")
        #expect(self.ask(at: 7200) == "wait")
        self.desk.failed(.code(40164), at: 7_200_000)
        #expect(self.ask(at: 7200).hasPrefix("fail WeChat error 40164"))
    }

    @Test(arguments: [(40125, 60), (40164, 60), (45009, 60), (89503, 300), (89507, 300), (-1, 5)])
    mutating func `an error is remembered, for a time that fits it`(code: Int, seconds: Int64) {
        #expect(self.ask(at: 0) == "refresh")
        self.desk.failed(.code(code), at: 0)
        #expect(self.ask(at: 0).hasPrefix("fail WeChat error \(code)"))
        #expect(self.ask(at: seconds - 1).hasPrefix("fail WeChat error \(code)"))
        #expect(self.ask(at: seconds) == "refresh")
        self.desk.refreshed(.test("A"))
        #expect(self.ask(at: seconds) == "use A")
    }

    @Test mutating func `where a refresher is cancelled the next caller takes over`() {
        #expect(self.ask(at: 0) == "refresh")
        #expect(self.ask(at: 0) == "wait")
        self.desk.abandoned()
        #expect(self.ask(at: 0) == "refresh")
    }

    @Test mutating func `a rejected token isn't used again`() {
        self.desk.refreshed(.test("A"))
        #expect(self.reject("A", at: 1) == true)
        #expect(self.ask(at: 1) == "refresh")
        self.desk.refreshed(.test("B"))
        // Others come back with the old one's rejection.
        #expect(self.reject("A", at: 1) == true)
        #expect(self.ask(at: 1) == "use B")
    }

    @Test mutating func `that a token was rejected is news once, however many calls come back with it`() {
        self.desk.refreshed(.test("A"))
        #expect((1...3).map { _ in self.rejection(of: "A", at: 1).isNews } == [true, false, false])
        self.desk.refreshed(.test("B"))
        // Too soon to be believed, and yet a second token.
        #expect(
            (2...4).map { self.rejection(of: "B", at: $0) } == [
                .init(isNews: true, canHelp: false), .init(isNews: false, canHelp: false),
                .init(isNews: false, canHelp: false),
            ]
        )
        #expect(self.rejection(of: "B", at: 40) == .init(isNews: false, canHelp: true))
    }

    @Test mutating func `a token that was rejected while a refresh ran isn't that refresh's result`() {
        self.desk.refreshed(.test("A"))
        #expect(self.ask(at: 6900) == "refresh")
        #expect(self.reject("A", at: 6900) == true)
        #expect(self.ask(at: 6900) == "wait")
        #expect(self.desk.refreshed(.test("A")) == false)
        #expect(self.ask(at: 6900) == "refresh")
        #expect(self.desk.refreshed(.test("B", obtained: 6_900_000)) == true)
        #expect(self.ask(at: 6900) == "use B")
    }

    @Test mutating func `tokens rejected one after another aren't replaced without end`() {
        self.desk.refreshed(.test("A"))
        #expect(self.reject("A", at: 100) == true)
        self.desk.refreshed(.test("B"))
        #expect(self.reject("B", at: 129) == false)
        #expect(self.ask(at: 129) == "use B")
        #expect(self.reject("B", at: 130) == true)
        #expect(self.ask(at: 130) == "refresh")
    }

    @Test mutating func `a clock that was set back doesn't keep a rejected token`() {
        self.desk.refreshed(.test("A"))
        #expect(self.reject("A", at: 5000) == true)
        self.desk.refreshed(.test("B"))
        #expect(self.reject("B", at: 100) == true)
        #expect(self.ask(at: 100) == "refresh")
    }

    @Test mutating func `a clock that was set back doesn't keep an error`() {
        #expect(self.ask(at: 5000) == "refresh")
        self.desk.failed(.code(40164), at: 5_000_000)
        #expect(self.ask(at: 5000).hasPrefix("fail"))
        #expect(self.ask(at: 4999) == "refresh")
    }
}
