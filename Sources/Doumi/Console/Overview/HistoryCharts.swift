// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import WeChatBot
import WeChatSimulator

/// What the overview draws of dead letters and of the console's own chat.
struct HistoryCharts {
    private static let days = 7

    let text: ConsoleLanguage

    /// Dead letters of the last days, by the times when they were written.
    func days(_ letters: [WallTime]) -> BarChart {
        let day: Int64 = 86_400_000
        let today = WallTime.now.rawValue / day
        let bars = (0..<Int64(Self.days)).reversed()
            .map { ago in
                let count = letters.filter { $0.rawValue / day == today - ago }.count
                let date = Date(timeIntervalSince1970: Double((today - ago) * 86_400))
                let name = date.formatted(.iso8601.month().day())
                return BarChart.Bar(name: name, value: Double(count), label: "\(count)", isBad: true)
            }
        return BarChart(title: self.text("Dead letters", "死信"), bars: bars)
    }

    /// How long the answers to the console's own follower took.
    func answers(in rooms: [ChatRoom]) -> BarChart {
        let attempts = rooms.flatMap { $0.exchanges.flatMap(\.attempts) }.suffix(30)
        let bars = attempts.enumerated()
            .map { index, attempt in
                let milliseconds = attempt.duration / .milliseconds(1)
                let label = "\(Int(milliseconds)) ms"
                return BarChart.Bar(
                    name: "\(index + 1)",
                    value: milliseconds,
                    label: label,
                    isBad: !attempt.outcome.isValid
                )
            }
        return BarChart(title: self.text("Answers", "回复"), bars: Array(bars), line: 5000)
    }
}
