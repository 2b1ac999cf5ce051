// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// WeChat's times, and the desk's own inside them.
struct DeskTiming {
    /// How many requests WeChat makes for a push.
    static let attempts = 3
    /// An attempt that comes so long after the first is the last one: the third comes after about 10 s.
    static let lastAttempt = Duration.milliseconds(9500)
    /// Nobody asks again so long after the first attempt: three times five seconds, and a little for the way.
    static let lastChance = Duration.milliseconds(15_500)
    /// How long a held attempt's connection stays open: WeChat closes it after 5 s.
    static let hold = Duration.milliseconds(5500)
    /// How long after the deadline an answer may still go out: WeChat waits for 5 s.
    static let grace = Duration.milliseconds(300)
    /// For how long another desk may have a delivery without saying so again.
    static let longestLease = Duration.seconds(4)
    /// How often the store is asked about a delivery that another desk works on.
    static let look = Duration.milliseconds(100)
    /// How often the desk looks at its deadlines.
    static let tick = Duration.milliseconds(50)

    let replyDeadline: Duration
    let handlerTimeout: Duration

    init(_ configuration: DeskConfiguration) {
        self.replyDeadline = configuration.replyDeadline
        self.handlerTimeout = configuration.handlerTimeout
    }
}
