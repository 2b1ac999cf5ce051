// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatAPI

/// Whether this machine's clock agrees with WeChat's, by which pushes are dated.
struct ClockCheck: Check {
    private static let noticeable = 5.0

    let answer: APIProbe.Answer
    /// How old a push may be; zero where that doesn't matter.
    let replayWindow: Duration

    var finding: Finding {
        guard let date = self.answer.date else { return .skipped("WeChat's answer says no time") }
        let asked = self.answer.asked.timeIntervalSince1970
        let answered = max(self.answer.answered.timeIntervalSince1970, asked)
        // The answer was dated at some moment in between, to the second.
        let offset = (asked + answered) / 2 - (date.timeIntervalSince1970 + 0.5)
        let doubt = (answered - asked) / 2 + 0.5
        let least = max(abs(offset) - doubt, 0)
        let window = Double(self.replayWindow.components.seconds)
        let words = "\(Self.words(abs(offset))) \(offset > 0 ? "ahead of" : "behind") WeChat's"
        let next = "let this machine set its clock by NTP (timedatectl set-ntp true)"
        if window > 0, least > window {
            return .failed("\(words): pushes further than \(Self.words(window)) from it are refused", next: next)
        }
        if least > Self.noticeable { return .warned(words, next: next) }
        return .passed("agrees with WeChat's to \(Self.words(max(doubt, abs(offset))))")
    }

    private static func words(_ seconds: Double) -> String {
        let rounded = max(Int(seconds.rounded(.up)), 1)
        return rounded < 120 ? "\(rounded) s" : "\(rounded / 60) min"
    }
}
