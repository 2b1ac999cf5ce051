// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// Decides when a token is replaced.
struct AccessTokenSchedule: Equatable, Sendable {
    /// WeChat gives the next stable token from five minutes before the end of the present one.
    private static let ahead = Duration.seconds(300)
    /// How far the processes of an account are spread.
    private static let spread = Duration.seconds(60)

    /// Where in the spread this process stands, from 0 to 1.
    var jitter: Double

    /// From when on a token is to be replaced, while it still works.
    ///
    /// One that has less than five minutes is what WeChat gives just before it has the next: half of its time later it
    /// has.
    func due(_ token: AccessToken) -> WallTime {
        let life = token.expires - token.obtained
        return life < Self.ahead ? token.obtained + life / 2 : token.expires - Self.ahead + Self.spread * self.jitter
    }

    /// Whether a token is to be replaced.
    func isDue(_ token: AccessToken, at now: WallTime) -> Bool { self.due(token) <= now }
}
