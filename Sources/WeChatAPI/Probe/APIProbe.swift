// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
public import Foundation
import NIOCore
import NIOHTTP1

/// Asks WeChat's API for something without a token, to see whether it is there, and what time it is for it.
///
/// WeChat answers that the token is missing (41001), which takes nothing of any quota and needs no AppSecret.
public struct APIProbe: Sendable {
    /// What came back.
    public struct Answer: Equatable, Sendable {
        /// The HTTP status.
        public var status: Int
        /// Whether it is in the form of WeChat's answers.
        public var isInForm: Bool
        /// The time by the answer's `Date`, in whole seconds; nil for an answer without one.
        public var date: Date?
        /// When it was asked, by this machine's clock.
        public var asked: Date
        /// When the answer began, by this machine's clock.
        public var answered: Date

        /// Creates an answer.
        public init(status: Int, isInForm: Bool, date: Date?, asked: Date, answered: Date) {
            self.status = status
            self.isInForm = isInForm
            self.date = date
            self.asked = asked
            self.answered = answered
        }
    }

    private struct Verdict: Decodable { var errcode: Int }

    private static let path = "/cgi-bin/getcallbackip"

    private let configuration: WeChatClientConfiguration

    /// Prepares a probe of the API that a client would reach.
    public init(_ configuration: WeChatClientConfiguration) { self.configuration = configuration }

    /// Asks, once; the answer has to be whole within the configuration's time.
    /// - Throws: ``ConnectionProblem`` where no answer came.
    public func run() async throws(ConnectionProblem) -> Answer {
        let configuration = self.configuration
        do {
            return try await HTTPClient.withHTTPClient(configuration: configuration.httpClient) { client in
                try await AnswerTime(limit: configuration.timeout, clock: ContinuousClock())
                    .run { try await Self.ask(client, configuration) }
            }
        } catch is AnswerTime.Passed {
            throw .timeout
        } catch {
            throw ConnectionProblem(error)
        }
    }

    private static func ask(_ client: HTTPClient, _ configuration: WeChatClientConfiguration) async throws -> Answer {
        let asked = Date()
        let response = try await client.execute(
            HTTPClientRequest(url: configuration.baseURL.description + self.path),
            deadline: .distantFuture
        )
        let answered = Date()
        // A page of a gateway's may be long, and all that matters is whether it is one.
        let body = try? await response.body.collect(upTo: configuration.answerLimit)
        return Answer(
            status: Int(response.status.code),
            isInForm: body.map { (try? JSONDecoder().decode(Verdict.self, from: Data($0.readableBytesView))) != nil }
                ?? false,
            date: response.headers.first(name: "Date").flatMap(HTTPDate.init)?.date,
            asked: asked,
            answered: answered
        )
    }
}
