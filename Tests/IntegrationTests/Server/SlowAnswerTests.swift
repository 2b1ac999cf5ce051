// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBot
import WeChatProtocol
import WeChatSimulator

/// SlowBot and WeChat's own seconds.
@Suite struct SlowAnswerTests {
    private static let sendPath = "/cgi-bin/message/custom/send"
    private let folder: TemporaryFolder
    private let texts = DeskTexts()

    init() throws { self.folder = try TemporaryFolder() }

    private func server(_ settings: [String: String] = [:], _ api: SimulatedAPI? = nil) async throws -> RunningServer {
        var environment = ["DATABASE_URL": "sqlite:slow.db", "WECHAT_LATE_REPLIES": api == nil ? "pickup" : "auto"]
        if let api {
            environment["WECHAT_APP_ID"] = api.appID.rawValue
            environment["WECHAT_APP_SECRET"] = api.secret
            environment["WECHAT_API_BASE_URL"] = try await api.baseURL
        }
        return try await RunningServer.slowBot(environment.merging(settings) { $1 }, in: self.folder)
    }

    /// The seconds from the first request to the end of one.
    private func end(of attempt: PushAttempt) -> Double { (attempt.start + attempt.duration) / .seconds(1) }

    @Test func `what takes seven seconds is answered when WeChat asks again`() async throws {
        let server = try await self.server()
        let attempts = try await server.push(RunningServer.text("7"), attempts: 3)
        #expect(attempts.map(\.outcome) == [.timeout, .reply("过了 7 秒", isSealed: false)])
        #expect(self.end(of: try #require(attempts.last)) >= 7)
        #expect(try server.runs.count == 1)
    }

    @Test func `what takes longer than WeChat asks is promised, and fetched by the next message`() async throws {
        let server = try await self.server()
        let attempts = try await server.push(RunningServer.text("22"), attempts: 3)
        #expect(attempts.map(\.outcome) == [.timeout, .timeout, .reply(self.texts.promise, isSealed: false)])
        #expect(self.end(of: try #require(attempts.last)) >= 14)
        // One that comes too early is told so after four and a half seconds.
        var replies: [Reply?] = []
        repeat {
            replies.append(try await server.push(RunningServer.text("好了吗")).last?.outcome.reply)
        } while replies.last == self.texts.stillWorking && replies.count < 10
        #expect(replies.last == .some("过了 22 秒"))
        #expect(try server.runs.count == 1)
        #expect(try await server.push(RunningServer.text("好了吗")).last?.outcome.reply == "好")
    }

    @Test func `with an AppSecret a late answer is sent, and WeChat asks once`() async throws {
        try await SimulatedAPI.run { api in
            let server = try await self.server([:], api)
            let attempts = try await server.push(RunningServer.text("6"), attempts: 3)
            #expect(attempts.map(\.outcome) == [.success])
            #expect(self.end(of: try #require(attempts.last)) >= 4)
            let call = try await Patience.wait(for: "a message") { api.received(at: Self.sendPath).first }
            #expect(call.user == PushDraft.user)
            #expect(call.body.contains("过了 6 秒"))
            #expect(try server.runs.count == 1)
            #expect(try await server.terminate() == 0)
            #expect(api.received(at: Self.sendPath).count == 1)
        }
    }

    @Test func `where the account may not send, the late answer waits to be fetched`() async throws {
        try await SimulatedAPI.run { api in
            api.answer(Self.sendPath, with: .error(48001))
            let server = try await self.server([:], api)
            #expect(try await server.push(RunningServer.text("5"), attempts: 3).map(\.outcome) == [.success])
            try await server.program.logs("the account may not send")
            #expect(try await server.push(RunningServer.text("好了吗")).last?.outcome.reply == "过了 5 秒")
        }
    }

    @Test func `a run that is killed runs again after the restart, for one answer`() async throws {
        let push = RunningServer.text("2")
        let first = try await self.server()
        async let attempts = first.push(push)
        try await first.runs(1)
        first.program.send(9)
        #expect(try await first.program.status() == -9)
        #expect(try await attempts.last?.outcome.isValid == false)
        let second = try await self.server()
        try await second.runs(1)
        #expect(try await second.push(push).last?.outcome.reply == "过了 2 秒")
        #expect(try first.runs == second.runs)
        #expect(try await second.push(RunningServer.text("好了吗")).last?.outcome.reply == "好")
    }

    @Test func `what SIGTERM interrupts is answered before the end or after the next start`() async throws {
        let first = try await self.server()
        let early = (0..<20).map { RunningServer.text("1.\($0)", from: OpenID(rawValue: "oEarly\($0)")) }
        let late = (0..<20).map { RunningServer.text("0.\($0)", from: OpenID(rawValue: "oLate\($0)")) }
        let endless = RunningServer.text("3600", from: "oEndless")
        try await withThrowingTaskGroup(of: (SimulatedPush, PushOutcome?).self) { group in
            for push in early + [endless] { group.addTask { (push, try await first.push(push).last?.outcome) } }
            try await first.runs(early.count + 1)
            first.program.send(15)
            for push in late { group.addTask { (push, try await first.push(push).last?.outcome) } }
            // The supervisor's patience is longer than the server's.
            let start = ContinuousClock.now
            #expect(try await first.program.status() == 0)
            #expect(ContinuousClock.now - start < .seconds(15))
            let second = try await self.server()
            for try await (push, outcome) in group where push != endless {
                var outcome = outcome
                // Those that began before the signal were answered; for the others WeChat asks again.
                if outcome?.isValid != true, late.contains(push) {
                    outcome = try await second.push(push).last?.outcome
                }
                let number = String(decoding: push.xml, as: UTF8.self).firstMatch(of: /Content><!\[CDATA\[([0-9.]+)/)?.1
                #expect(outcome?.reply == .text("过了 \(number ?? "") 秒"))
            }
            let key = DeliveryKey(try IncomingMessage(parsing: endless.xml)).description
            _ = try await Patience.wait(for: "the endless run") { try second.runs.contains(key) ? true : nil }
            let runs = try first.runs + second.runs
            #expect(runs.count == early.count + late.count + 2)
            #expect(Set(runs).count == early.count + late.count + 1)
        }
    }
}
