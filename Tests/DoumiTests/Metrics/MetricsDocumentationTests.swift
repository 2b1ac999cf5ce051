// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Doumi
import Foundation
import Testing

@testable import WeChatAPI
@testable import WeChatBot
@testable import WeChatServer

/// The metrics' page, the dashboard and the alerts in `docs/operations` say what the program counts, and nothing else.
@Suite struct MetricsDocumentationTests {
    private let described = Dictionary(
        uniqueKeysWithValues: (MetricDescription.framework + MetricDescription.doumi).map { ($0.name, $0) }
    )

    private func text(_ name: String, in place: String = "docs/operations") throws -> String {
        var folder = URL(filePath: #filePath)
        for _ in 1...4 { folder.deleteLastPathComponent() }
        return try String(contentsOf: folder.appending(path: "\(place)/\(name)"), encoding: .utf8)
    }

    /// The values that a label of a metric can have.
    private static let values: [String: [String]] = [
        "wechat_refusals_total cause": Refusal.labels,
        "wechat_answers_total origin": DeskAnswer.Origin.allCases.map(\.rawValue),
        "wechat_answer_seconds_bucket le": MetricDescription.seconds.map(PrometheusText.bound),
        "wechat_late_reply_failures_total cause": LateReplyError.Cause.allCases.map(\.rawValue),
        "wechat_access_token_refreshes_total outcome": AccessTokenMetrics.Outcome.allCases.map(\.rawValue),
        "wechat_api_calls_total outcome": APIOutcome.allCases.map(\.rawValue),
    ]

    @Test func `the page's table has each metric once, with its type and its labels`() throws {
        let rows = try self.text("metrics.md").matches(of: #/\n\| `([a-z_]+)` \| (\w+) \| ?([\w, ]*?) ?\| \S/#)
        #expect(Set(rows.map { String($0.1) }) == Set(self.described.keys))
        #expect(rows.count == self.described.count)
        for row in rows {
            let description = try #require(self.described[String(row.1)])
            #expect(row.2 == description.kind.rawValue, "\(row.1)")
            let labels = row.3.split(separator: ",").map { String($0.trimmingPrefix(" ")) }
            #expect(Set(labels) == Set(description.labels), "\(row.1)")
        }
    }

    @Test(arguments: ["metrics.md", "alerts.yml", "grafana-dashboard.json"])
    func `no file names a metric that there isn't`(file: String) throws {
        let names = try self.text(file).matches(of: #/\b(?:wechat|books|doumi|process)_[a-z0-9_]+/#)
            .map { String($0.output) }
        #expect(names.count > 15)
        for name in Set(names) {
            let family = ["_bucket", "_sum", "_count"].first { name.hasSuffix($0) }
                .map { String(name.dropLast($0.count)) }
            #expect(
                self.described[name] != nil || family.flatMap { self.described[$0] }?.kind == .histogram,
                "\(name) in \(file)"
            )
        }
    }

    @Test func `the dashboard shows every metric`() throws {
        let dashboard = try self.text("grafana-dashboard.json")
        for name in self.described.keys { #expect(dashboard.contains(name), "\(name)") }
    }

    @Test func `the dashboard is JSON whose panels each have a question`() throws {
        struct Dashboard: Decodable {
            struct Panel: Decodable {
                struct Target: Decodable { var expr: String }
                var type: String
                var title: String
                var targets: [Target]?
            }
            var panels: [Panel]
        }
        let json = Data(try self.text("grafana-dashboard.json").utf8)
        let panels = try JSONDecoder().decode(Dashboard.self, from: json).panels
        #expect(panels.count > 20)
        for panel in panels where panel.type != "row" { #expect(panel.targets?.isEmpty == false, "\(panel.title)") }
    }

    @Test func `each alert is explained under its name`() throws {
        let alerts = try self.text("alerts.yml").matches(of: #/alert: (\w+)/#).map { String($0.1) }
        let titles = try self.text("metrics.md").matches(of: #/\n### (\w+)\n/#).map { String($0.1) }
        #expect(alerts == titles)
    }

    @Test(arguments: [("alerts.yml", 9), ("grafana-dashboard.json", 2)])
    func `the values that are asked for are ones that there can be`(file: String, count: Int) throws {
        let text = try self.text(file).replacing("\\\"", with: "\"")
        var asked = 0
        for metric in text.matches(of: #/(wechat_[a-z_]+)\{([^}]*)\}/#) {
            for label in metric.2.matches(of: #/([a-z_]+)(?:=|=~|!~)"([^"$]+)"/#) {
                let values = try #require(Self.values["\(metric.1) \(label.1)"], "\(metric.0)")
                for value in label.2.split(separator: "|") { #expect(values.contains(String(value)), "\(metric.0)") }
                asked += 1
            }
        }
        #expect(asked == count)
    }

    @Test func `each alert goes off once at least where promtool plays to it`() throws {
        let alerts = try self.text("alerts.yml").matches(of: #/alert: (\w+)/#).map { String($0.1) }
        let played = try self.text("alerts-test.yml", in: "Tests/IntegrationTests/Metrics")
            .matches(of: #/alertname: (\w+)\n +exp_alerts:/#)
        #expect(Set(played.map { String($0.1) }) == Set(alerts))
    }

    @Test func `a histogram's buckets ascend, and one of the answers' ends where WeChat's patience does`() {
        for description in self.described.values where description.kind == .histogram {
            #expect(description.buckets == description.buckets.sorted())
            #expect(description.buckets.count <= 15)
        }
        #expect(self.described["wechat_answer_seconds"]?.buckets.contains(5) == true)
    }
}
