// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// A moment for the log, to the millisecond, written as RFC 3339 in UTC.
struct LogTimestamp: Sendable, Equatable, CustomStringConvertible {
    /// Milliseconds since 1970.
    var milliseconds: Int

    /// The moment that the system's clock shows.
    static var now: LogTimestamp { LogTimestamp(milliseconds: Int(DeskClock.system.wall().rawValue)) }

    /// The moment as in `2026-07-31T22:48:22.123Z`.
    var description: String {
        let day = Self.floor(self.milliseconds, 86_400_000)
        let rest = self.milliseconds - day * 86_400_000
        let date = Self.date(day: day)
        func digits(_ number: Int, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
        }
        return "\(digits(date.year, 4))-\(digits(date.month, 2))-\(digits(date.day, 2))T"
            + "\(digits(rest / 3_600_000, 2)):\(digits(rest / 60_000 % 60, 2)):\(digits(rest / 1000 % 60, 2))"
            + ".\(digits(rest % 1000, 3))Z"
    }

    /// The Gregorian date of a day since 1970, with years that begin in March, so that a leap day comes last.
    private static func date(day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = Self.floor(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * march + 2) / 5 + 1)
    }

    private static func floor(_ number: Int, _ divisor: Int) -> Int {
        (number >= 0 ? number : number - divisor + 1) / divisor
    }
}
