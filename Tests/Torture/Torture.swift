// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Synchronization
import TestSupport
import WeChatBot
import WeChatProtocol
import WeChatSimulator

/// One torture: load and kills side by side, then a quiet time, and the account of it all.
struct Torture {
    private static let token = "tortureToken"
    /// How long a life lasts.
    private static let living = Duration.milliseconds(200)...(.milliseconds(1500))
    /// A question accepted by its third request stays open for its next ones: 10 s and 15.5 s, and a little more.
    private static let quiet = Duration.seconds(27)
    /// What fetches a late answer: anything that isn't a number.
    private static let fetching = "好了吗"
    private static let nothingToFetch = "好"

    let program: URL
    let policy: Policy
    let kills: Int
    let rate: Int
    let users: Int
    let seed: UInt64
    let folder: URL

    func run() async throws -> Report {
        try await SimulatedAPI.run { api in
            var environment = [
                "WECHAT_TOKEN": Self.token, "WECHAT_LATE_REPLIES": self.policy.rawValue, "LOG_LEVEL": "warning",
            ]
            if self.policy == .customerService {
                environment["WECHAT_APP_ID"] = api.appID.rawValue
                environment["WECHAT_APP_SECRET"] = api.secret
                environment["WECHAT_API_BASE_URL"] = try await api.baseURL
            }
            return try await self.run(environment, api)
        }
    }

    private func run(_ environment: [String: String], _ api: SimulatedAPI) async throws -> Report {
        var numbers = SplitMix64(seed: self.seed)
        let victim = Victim(self.program, environment: environment, in: self.folder, &numbers)
        try await victim.start()
        guard let token = Token(Self.token) else { throw CannotRun("\(Self.token) is no token") }
        let platform = SimulatedPlatform(token: token)
        let (asked, inbox) = try await Crowd.run(port: victim.port, platform: platform, rate: self.rate) { crowd in
            let isOver = Mutex(false)
            async let load = crowd.ask(QuestionMaker(seed: self.seed, users: self.users)) { isOver.withLock { $0 } }
            try await victim.die(times: self.kills, living: Self.living, &numbers)
            isOver.withLock { $0 = true }
            let end = ContinuousClock.now
            let asked = try await load
            try await Task.sleep(until: end + Self.quiet, clock: .continuous)
            return (asked, try await self.fetch(asked, crowd, api))
        }
        let status = try await victim.lives.last?.terminate()
        guard status == 0 else { throw CannotRun("at last SIGTERM ended the server with status \(status ?? -1)") }
        return try await self.report(asked, inbox, victim)
    }

    /// Lets users ask for what they haven't got yet.
    private func fetch(_ asked: [AskedQuestion], _ crowd: Crowd, _ api: SimulatedAPI) async throws -> Inbox {
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

    private func report(_ asked: [AskedQuestion], _ inbox: Inbox, _ victim: Victim) async throws -> Report {
        let remains = try await Remains.read(victim.database, about: Verdict.open(asked, inbox))
        let ends = asked.compactMap { one in one.end.map { (one.question.key.description, $0) } }
        let runs = HandlerRuns(
            try victim.lives.map { HandlerRuns.Process(killed: $0.killed, runs: try $0.runs()) },
            answered: Dictionary(ends) { first, _ in first }
        )
        return Report(
            verdict: Verdict(asked, inbox: inbox, runs: runs, remains: remains),
            complaints: try victim.lives.flatMap { try $0.complaints() }
        )
    }
}
