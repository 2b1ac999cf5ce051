// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a guard allows a source.
public struct SourceLimits: Hashable, Sendable {
    /// The longest that one question may take.
    public var timeout: Duration
    /// How many questions may come at once, after a pause.
    public var burst: Int
    /// How many questions a second it takes in the long run.
    public var rate: Double
    /// How many failures one after another make it rest.
    public var failures: Int
    /// How long it rests at first; twice as long after each trial that failed, up to ``longRest``.
    public var rest: Duration
    /// How long it rests where it refuses the key or is asked too often.
    public var longRest: Duration
    /// How long an ISBN that it doesn't know isn't asked for again.
    public var absence: Duration
    /// How many such ISBNs are remembered.
    public var absences: Int

    /// Creates limits.
    public init(
        timeout: Duration = .seconds(3),
        burst: Int = 20,
        rate: Double = 5,
        failures: Int = 3,
        rest: Duration = .seconds(30),
        longRest: Duration = .seconds(600),
        absence: Duration = .seconds(86_400),
        absences: Int = 10_000
    ) {
        self.timeout = timeout
        self.burst = burst
        self.rate = rate
        self.failures = failures
        self.rest = rest
        self.longRest = longRest
        self.absence = absence
        self.absences = absences
    }
}
