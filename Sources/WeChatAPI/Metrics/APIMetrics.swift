// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import Synchronization
import WeChatBot

/// What is counted of the calls of WeChat's API, by their paths: those that this module knows.
final class APIMetrics: Sendable {
    private struct Call: Sendable {
        let outcomes: CounterFamily<APIOutcome>
        let seconds: Timer
    }

    private let factory = MetricsSystem.factory
    private let calls = Mutex<[String: Call]>([:])

    /// Counts a call.
    ///
    /// - Parameters:
    ///   - path: Its path.
    ///   - error: Why it failed; nil where it didn't.
    ///   - start: When it began.
    func called(_ path: String, _ error: WeChatClientError?, since start: Moment) {
        let call = self.calls.withLock { calls in
            if let known = calls[path] { return known }
            let dimensions = [("path", path)]
            let new = Call(
                outcomes: CounterFamily("wechat_api_calls_total", dimensions, by: "outcome", factory: self.factory),
                seconds: Timer(label: "wechat_api_call_seconds", dimensions: dimensions, factory: self.factory)
            )
            calls[path] = new
            return new
        }
        call.outcomes.increment(APIOutcome(error))
        call.seconds.recordNanoseconds(Moment.now.nanoseconds(since: start))
    }
}
