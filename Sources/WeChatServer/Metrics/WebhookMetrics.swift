// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import WeChatBot

/// What is counted of one account's answers.
struct WebhookMetrics: Sendable {
    private let answers: CounterFamily<DeskAnswer.Origin>
    private let seconds: Timer
    private let unreadable: Counter

    init(account: String, factory: any MetricsFactory = MetricsSystem.factory) {
        let dimensions = [("account", account)]
        self.answers = CounterFamily("wechat_answers_total", dimensions, by: "origin", factory: factory)
        self.seconds = Timer(label: "wechat_answer_seconds", dimensions: dimensions, factory: factory)
        self.unreadable = Counter(label: "wechat_unreadable_pushes_total", dimensions: dimensions, factory: factory)
    }

    /// Counts what an attempt was told that arrived then; one that is held gets no answer, so that has no time either.
    func answered(_ origin: DeskAnswer.Origin, arrival: Moment) {
        self.answers.increment(origin)
        if origin != .held { self.seconds.recordNanoseconds(Moment.now.nanoseconds(since: arrival)) }
    }

    /// Counts an authentic push that can't be read.
    func couldNotRead() { self.unreadable.increment() }
}
