// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import Foundation
import WeChatProtocol
import WeChatSimulator

/// Users who ask at a steady rate, each question with WeChat's patience and retries.
struct Crowd: Sendable {
    let sender: PushSender<ContinuousClock>
    /// Questions in a second.
    let rate: Int

    /// Lets a crowd ask servers, one after the other, as long as `body` runs.
    static func run<Result>(
        ports: some Collection<Int>,
        platform: SimulatedPlatform,
        rate: Int,
        _ body: (Crowd) async throws -> Result
    ) async throws -> Result {
        try await self.withTransports(to: ports) { transports in
            try await body(
                Crowd(sender: PushSender(platform: platform, transport: RoundRobinTransport(transports)), rate: rate)
            )
        }
    }

    /// Lends a way to each server.
    static func withTransports<Result>(
        to ports: some Collection<Int>,
        _ body: ([HTTPPushTransport]) async throws -> Result
    ) async throws -> Result {
        var urls: [WebhookURL] = []
        for port in ports {
            guard let url = WebhookURL("http://127.0.0.1:\(port)/weixin") else { throw CannotRun("\(port) is no port") }
            urls.append(url)
        }
        var configuration = HTTPPushTransport.configuration()
        // Questions don't wait for each other's connections.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 10_000
        return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
            try await body(urls.map { HTTPPushTransport(url: $0, client: client) })
        }
    }

    /// Asks until `isOver` says so, and waits until WeChat has given up or been answered everywhere.
    func ask(_ maker: QuestionMaker, until isOver: @Sendable () -> Bool) async throws -> [AskedQuestion] {
        var maker = maker
        return try await withThrowingTaskGroup(of: AskedQuestion.self) { group in
            var asked: [AskedQuestion] = []
            var next = ContinuousClock.now
            while !isOver() {
                let question = try maker.next(at: Self.now)
                group.addTask { try await self.ask(question) }
                next += .seconds(1) / self.rate
                try await Task.sleep(until: next, tolerance: .zero, clock: .continuous)
            }
            for try await one in group { asked.append(one) }
            return asked
        }
    }

    /// Asks as WeChat does: three requests, five seconds apart.
    func ask(_ question: Question) async throws -> AskedQuestion {
        var asked = AskedQuestion(question: question, start: .now)
        try await self.sender.send(question.push, attempts: 3) { asked.attempts.append($0) }
        return asked
    }

    static var now: UnixTime { UnixTime(rawValue: Int64(Date().timeIntervalSince1970)) }
}
