// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import WeChatBot

/// What came in the last ten minutes, as charts and figures.
struct TrafficCharts {
    let counts: DeliveryCounts
    let now: WallTime
    let text: ConsoleLanguage

    /// Requests a second.
    func rate() throws -> String {
        let slices = self.counts.slices(at: self.now)
        let seconds = DeliveryCounts.length / .seconds(1)
        let bars = slices.enumerated()
            .map { index, slice in
                let ago = (slices.count - index) * Int(seconds)
                let rate = Double(slice.requests) / seconds
                let tenths = Int((rate * 10).rounded())
                return BarChart.Bar(
                    name: self.text("\(ago) s ago", "\(ago) 秒前"),
                    value: rate,
                    label: "\(tenths / 10).\(tenths % 10)",
                    isBad: slice.failed > 0
                )
            }
        return try BarChart(title: self.text("Pushes a second", "每秒推送"), bars: bars).html()
    }

    /// How many requests waited how long; WeChat hangs up after five seconds.
    func waits() throws -> String {
        let names = DeliveryCounts.limits.map { "≤\($0)" } + [">\(DeliveryCounts.limits.last ?? 0)"]
        let bars = zip(names, self.counts.waits)
            .map { name, count in
                BarChart.Bar(name: name, value: Double(count), label: "\(count)", isBad: name.hasPrefix(">"))
            }
        return try BarChart(title: self.text("Waited, in ms", "等待时间（毫秒）"), bars: bars).html()
    }

    /// Sums of the last ten minutes.
    var sums: [(name: String, value: Int)] {
        let slices = self.counts.slices(at: self.now)
        func sum(_ count: KeyPath<DeliveryCounts.Slice, Int>) -> Int { slices.reduce(0) { $0 + $1[keyPath: count] } }
        return [
            (self.text("Pushes", "推送"), sum(\.requests)), (self.text("Retries", "重试"), sum(\.retries)),
            (self.text("Duplicates", "重复"), sum(\.duplicates)),
            (self.text("Not in time", "未及时回复"), sum(\.late)),
            (self.text("Late replies sent", "迟到回复已发送"), sum(\.sent)),
            (self.text("Failed", "失败"), sum(\.failed)),
        ]
    }
}
