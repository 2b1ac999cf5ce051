// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import Synchronization
import WeChatBot

/// What is counted of the calls of WeChat's API, by their paths.
final class APIMetrics: Sendable {
    /// The paths that this module calls: their counters are there from the start, so that the first call that fails is
    /// seen to be one more.
    static let paths = [
        "/cgi-bin/callback/check", "/cgi-bin/clear_quota", "/cgi-bin/customservice/getkflist",
        "/cgi-bin/get_api_domain_ip", "/cgi-bin/getcallbackip", "/cgi-bin/menu/addconditional",
        "/cgi-bin/menu/create", "/cgi-bin/menu/delconditional", "/cgi-bin/menu/delete", "/cgi-bin/menu/get",
        "/cgi-bin/message/custom/send", "/cgi-bin/message/custom/typing", "/cgi-bin/openapi/quota/get",
        "/cgi-bin/stable_token", "/cgi-bin/token",
    ]

    private struct Call: Sendable {
        let outcomes: CounterFamily<APIOutcome>
        var seconds: Timer?
    }

    private let factory: any MetricsFactory
    private let calls: Mutex<[String: Call]>

    /// - Parameter factory: What keeps the figures.
    init(factory: any MetricsFactory = MetricsSystem.factory) {
        self.factory = factory
        let calls = Self.paths.map { ($0, Self.call($0, factory)) }
        self.calls = Mutex(Dictionary(calls) { first, _ in first })
    }

    /// Counts a call.
    ///
    /// - Parameters:
    ///   - path: Its path.
    ///   - error: Why it failed; nil where it didn't.
    ///   - start: When it began.
    func called(_ path: String, _ error: WeChatClientError?, since start: Moment) {
        let (outcomes, seconds) = self.calls.withLock { calls in
            var call = calls[path] ?? Self.call(path, self.factory)
            let seconds =
                call.seconds
                ?? Timer(label: "wechat_api_call_seconds", dimensions: [("path", path)], factory: self.factory)
            call.seconds = seconds
            calls[path] = call
            return (call.outcomes, seconds)
        }
        outcomes.increment(APIOutcome(error))
        seconds.recordNanoseconds(Moment.now.nanoseconds(since: start))
    }

    private static func call(_ path: String, _ factory: any MetricsFactory) -> Call {
        Call(outcomes: CounterFamily("wechat_api_calls_total", [("path", path)], by: "outcome", factory: factory))
    }
}
