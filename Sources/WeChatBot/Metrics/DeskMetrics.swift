// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics

/// What a desk counts; made once for each desk.
struct DeskMetrics: Sendable {
    private let factory: any MetricsFactory
    /// Attempts, by what sort of push.
    let attempts: CounterFamily<MessageKind>
    private let lostAnswers: Counter
    /// Tries to send a late reply, by what followed.
    let lateReplies: CounterFamily<LateStep.Outcome>
    /// Why tries failed.
    let lateFailures: CounterFamily<LateReplyError.Cause>
    let deadLetters: CounterFamily<DeadLetter.Reason>
    let handlersRunning: Gauge
    let deliveriesOpen: Gauge
    let attemptsHeld: Gauge
    let lateRepliesSending: Gauge
    let laterWorkRunning: Gauge
    /// The label of runs that no route answered.
    let noRoute = RouteLabel("none")
    /// The label of runs that answered with the rest of a text.
    let continuation = RouteLabel("continuation")

    init(account: String, factory: any MetricsFactory = MetricsSystem.factory) {
        let all = [("account", account)]
        let gauge = { name in Gauge(label: name, dimensions: all, factory: factory) }
        self.factory = factory
        self.attempts = CounterFamily("wechat_push_attempts_total", all, by: "kind", factory: factory)
        self.lostAnswers = Counter(label: "wechat_answers_lost_total", dimensions: all, factory: factory)
        self.lateReplies = CounterFamily("wechat_late_replies_total", all, by: "outcome", factory: factory)
        self.lateFailures = CounterFamily("wechat_late_reply_failures_total", all, by: "cause", factory: factory)
        self.deadLetters = CounterFamily("wechat_dead_letters_total", all, by: "reason", factory: factory)
        self.handlersRunning = gauge("wechat_handlers_running")
        self.deliveriesOpen = gauge("wechat_deliveries_open")
        self.attemptsHeld = gauge("wechat_attempts_held")
        self.lateRepliesSending = gauge("wechat_late_replies_sending")
        self.laterWorkRunning = gauge("wechat_later_work_running")
    }

    /// Counts an answer that didn't reach its client.
    func lostAnAnswer() { self.lostAnswers.increment() }

    /// Records a run of a handler.
    func ran(_ nanoseconds: Int64, route: RouteLabel?) {
        (route ?? self.noRoute).record(nanoseconds, factory: self.factory)
    }
}
