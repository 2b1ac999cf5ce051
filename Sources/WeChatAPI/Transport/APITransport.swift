// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Carries one call to WeChat and brings back the answer's bytes, once.
struct APITransport: Sendable {
    let client: HTTPClient
    let configuration: WeChatClientConfiguration
    let clock: any Clock<Duration>

    /// Makes a call, which has its token already.
    func send(_ call: APICall) async throws(WeChatClientError) -> APIAnswer {
        let body = call.body.map(TrackedBody.init)
        do {
            return try await AnswerTime(limit: self.configuration.timeout, clock: self.clock)
                .run { try await self.exchange(call, body) }
        } catch let error as WeChatClientError {
            throw error
        } catch {
            let problem = error is AnswerTime.Passed ? .timeout : ConnectionProblem(error)
            let wentOut = body.map(\.wasTaken) ?? !problem.precedesRequest
            throw wentOut ? .unknownFate(problem) : .notSent(problem)
        }
    }

    private func exchange(_ call: APICall, _ body: TrackedBody?) async throws -> APIAnswer {
        var request = HTTPClientRequest(url: call.url(base: self.configuration.baseURL))
        request.headers.add(name: "Accept", value: "application/json")
        if let body {
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
            request.body = .stream(body, length: .known(Int64(body.count)))
        }
        let response = try await self.client.execute(request, deadline: .distantFuture)
        let status = Int(response.status.code)
        guard !(300...399).contains(status) else { throw WeChatClientError.unreadable(.redirect(status: status)) }
        var bytes = Data()
        for try await part in response.body {
            guard bytes.count + part.readableBytes <= self.configuration.answerLimit else {
                throw WeChatClientError.unreadable(.tooLong(limit: self.configuration.answerLimit))
            }
            bytes.append(contentsOf: part.readableBytesView)
        }
        return APIAnswer(status: status, body: bytes)
    }
}
