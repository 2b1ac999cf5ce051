// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Tracing
import WeChatBot

/// Makes a call as often as ``CallAttempts`` says.
struct APICaller: Sendable {
    let transport: APITransport
    /// What mustn't stand in an error, should WeChat repeat it.
    let secret: AppSecret
    let time: APITime
    let metrics = APIMetrics()

    /// Makes a call that needs no token.
    func perform(_ call: APICall) async throws(WeChatClientError) -> APIAnswer {
        var attempts = CallAttempts(call.repetition, usesToken: false)
        while true {
            do {
                return try await self.once(call, hiding: [self.secret.rawValue])
            } catch {
                guard case .again(let pause) = attempts.step(after: error), await self.pause(pause) else { throw error }
            }
        }
    }

    /// Makes a call with a token, and with a new one where WeChat doesn't take it.
    func perform(_ call: APICall, tokens: AccessTokenProvider) async throws(WeChatClientError) -> APIAnswer {
        var attempts = CallAttempts(call.repetition)
        while true {
            let token = try await tokens.token()
            do {
                return try await self.once(
                    call.adding("access_token", token.value),
                    hiding: [self.secret.rawValue, token.value]
                )
            } catch {
                switch attempts.step(after: error) {
                case .fail: throw error
                case .again(let pause): guard await self.pause(pause) else { throw error }
                case .renewToken:
                    guard case .refused(let refusal) = error, tokens.reject(token, error: refusal) else { throw error }
                }
            }
        }
    }

    private func once(_ call: APICall, hiding secrets: [String]) async throws(WeChatClientError) -> APIAnswer {
        let start = Moment.now
        // Its path alone: what stands in the query is secret.
        let span = InstrumentationSystem.tracer.startSpan(call.path, ofKind: .client)
        defer { span.end() }
        do {
            let answer = try await self.transport.send(call)
            try answer.check(needsVerdict: call.needsVerdict, hiding: secrets)
            self.metrics.called(call.path, nil, since: start)
            return answer
        } catch {
            self.metrics.called(call.path, error, since: start)
            span.attributes["error.type"] = APIOutcome(error).rawValue
            if case .refused(let refusal) = error { span.attributes["wechat.errcode"] = refusal.code.rawValue }
            span.setStatus(SpanStatus(code: .error))
            throw error
        }
    }

    /// Waits; false where the caller gave up meanwhile.
    private func pause(_ duration: Duration) async -> Bool {
        do {
            try await self.time.clock.sleep(for: duration)
            return true
        } catch {
            return false
        }
    }
}
