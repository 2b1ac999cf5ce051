// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// One attempt to deliver a push, after it ended.
public struct PushAttempt: Sendable, Equatable {
    /// Which attempt it was, from 1.
    public var number: Int
    /// When it began, counted from the beginning of the first.
    public var start: Duration
    /// How long it took.
    public var duration: Duration
    /// What became of it.
    public var outcome: PushOutcome

    /// Creates an attempt.
    public init(number: Int, start: Duration = .zero, duration: Duration, outcome: PushOutcome) {
        self.number = number
        self.start = start
        self.duration = duration
        self.outcome = outcome
    }
}
