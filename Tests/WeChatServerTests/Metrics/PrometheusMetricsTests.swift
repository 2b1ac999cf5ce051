// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import Testing

@testable import WeChatServer

@Suite struct PrometheusMetricsTests {
    private let metrics = PrometheusMetrics([
        MetricDescription("orders_total", .counter, help: "Orders,\nall \\ of them."),
        MetricDescription("wait_seconds", .histogram, help: "Waiting.", buckets: [0.5, 1, 2]),
    ])

    private var lines: [String] { self.metrics.text.split(separator: "\n").map(String.init) }

    @Test func `a counter has its help, its type and a line for each combination of labels`() {
        Counter(label: "orders_total", dimensions: [("kind", "b")], factory: self.metrics).increment(by: 2)
        Counter(label: "orders_total", dimensions: [("kind", "a")], factory: self.metrics).increment()
        Counter(label: "orders_total", dimensions: [("kind", "a")], factory: self.metrics).increment()
        #expect(
            self.metrics.text == """
                # HELP orders_total Orders,\\nall \\\\ of them.
                # TYPE orders_total counter
                orders_total{kind="a"} 2
                orders_total{kind="b"} 2

                """
        )
    }

    @Test func `a histogram's buckets hold what is at most as large as their bounds`() {
        let timer = Timer(label: "wait_seconds", factory: self.metrics)
        for milliseconds in [500, 501, 1500, 9000] { timer.recordMilliseconds(milliseconds) }
        #expect(
            self.lines.dropFirst(2) == [
                #"wait_seconds_bucket{le="0.5"} 1"#, #"wait_seconds_bucket{le="1.0"} 2"#,
                #"wait_seconds_bucket{le="2.0"} 3"#, #"wait_seconds_bucket{le="+Inf"} 4"#, "wait_seconds_sum 11.501",
                "wait_seconds_count 4",
            ]
        )
    }

    @Test func `gauges and meters show their last value`() {
        let gauge = Gauge(label: "size", factory: self.metrics)
        let meter = Meter(label: "open", factory: self.metrics)
        gauge.record(7)
        gauge.record(2.5)
        for _ in 1...3 { meter.increment() }
        meter.decrement()
        #expect(self.lines.contains("size 2.5"))
        #expect(self.lines.contains("open 2"))
    }

    @Test func `what comes with too many labels is counted together`() {
        let metrics = PrometheusMetrics(seriesLimit: 3)
        for number in 1...1000 {
            Counter(label: "hits_total", dimensions: [("path", "/\(number)")], factory: metrics).increment()
        }
        let lines = metrics.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            lines == [
                #"hits_total{path="/1"} 1"#, #"hits_total{path="/2"} 1"#, #"hits_total{path="/3"} 1"#,
                #"hits_total{path="other"} 997"#,
            ]
        )
    }

    @Test func `of several labels the last is given up first, and there is an end of the others too`() {
        let metrics = PrometheusMetrics(seriesLimit: 2)
        let count = { (account: String, kind: String) in
            let dimensions = [("account", account), ("kind", kind)]
            Counter(label: "hits_total", dimensions: dimensions, factory: metrics).increment()
        }
        for account in ["a", "b", "c", "d"] { for kind in ["x", "y", "z"] { count(account, kind) } }
        let lines = metrics.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(
            lines == [
                #"hits_total{account="a",kind="other"} 1"#, #"hits_total{account="a",kind="x"} 1"#,
                #"hits_total{account="a",kind="y"} 1"#, #"hits_total{account="b",kind="other"} 3"#,
                #"hits_total{account="other",kind="other"} 6"#,
            ]
        )
    }

    @Test func `a gauge that is one too many is left out, as it would show another's value`() {
        let metrics = PrometheusMetrics(seriesLimit: 1)
        for (path, value) in [("a", 1), ("b", 2), ("c", 3)] {
            Gauge(label: "size", dimensions: [("path", path)], factory: metrics).record(value)
        }
        #expect(metrics.text.hasSuffix("\nsize{path=\"a\"} 1\n"))
    }

    @Test func `the framework's own series are kept, however many accounts there are`() {
        let metrics = PrometheusMetrics()
        for account in 1...30 {
            for kind in 1...12 {
                let dimensions = [("account", "a\(account)"), ("kind", "k\(kind)")]
                Counter(label: "wechat_push_attempts_total", dimensions: dimensions, factory: metrics).increment()
            }
        }
        #expect(metrics.text.matches(of: #/\} 1\n/#).count == 360)
        #expect(!metrics.text.contains("other"))
    }

    @Test func `there is no end of names that could be made, but one of names that are kept`() {
        for number in 1...2000 { Counter(label: "n\(number)_total", factory: self.metrics).increment() }
        #expect(self.lines.filter { $0.hasPrefix("# TYPE") }.count == 1000)
    }

    @Test func `of two kinds of metric with one name the first is shown`() {
        Counter(label: "thing", factory: self.metrics).increment()
        Gauge(label: "thing", factory: self.metrics).record(9)
        Timer(label: "thing", factory: self.metrics).recordSeconds(1)
        #expect(self.lines.dropFirst() == ["# TYPE thing counter", "thing 1"])
    }

    @Test func `what was destroyed is gone`() {
        let counter = Counter(label: "thing", dimensions: [("a", "1")], factory: self.metrics)
        Counter(label: "thing", dimensions: [("a", "2")], factory: self.metrics).increment()
        counter.destroy()
        #expect(self.lines.filter { !$0.hasPrefix("#") } == [#"thing{a="2"} 1"#])
    }

    @Test func `nothing is lost where many count at once, and a histogram's count is its last bucket`() async {
        let counter = Counter(label: "orders_total", factory: self.metrics)
        let timer = Timer(label: "wait_seconds", factory: self.metrics)
        let metrics = self.metrics
        await withTaskGroup(of: Void.self) { group in
            for _ in 1...8 {
                group.addTask {
                    for index in 1...2000 {
                        counter.increment()
                        timer.recordMilliseconds(index * 250)
                        if index.isMultiple(of: 500) { _ = metrics.text }
                    }
                }
            }
        }
        #expect(self.lines.contains("orders_total 16000"))
        #expect(self.lines.contains(#"wait_seconds_bucket{le="+Inf"} 16000"#))
        #expect(self.lines.contains("wait_seconds_count 16000"))
        #expect(self.lines.contains("wait_seconds_sum 4002000"))
    }
}
