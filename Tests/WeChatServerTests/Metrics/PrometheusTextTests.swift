// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import WeChatServer

@Suite struct PrometheusTextTests {
    @Test(arguments: [
        ("orders_total", "orders_total"), ("http.requests", "http_requests"), ("7days", "_7days"), ("", "_"),
        ("a b\nc", "a_b_c"), ("书", "___"), ("job:rate", "job:rate"),
    ])
    func `whatever a metric is called becomes a name that Prometheus takes`(label: String, name: String) {
        #expect(PrometheusText.name(label) == name)
    }

    @Test func `labels are sorted, each is there once, and their values can't end the line or the quotes`() {
        let labels = PrometheusText.labels([("b", "x\"\\\ny"), ("a:1", "1"), ("b", "again"), ("le", "2")])
        #expect(labels == #"a_1="1",b="x\"\\\ny",le_="2""#)
    }

    @Test(arguments: [
        (0, "0"), (-3, "-3"), (0.25, "0.25"), (1.5e300, "1.5e+300"), (.infinity, "+Inf"), (-.infinity, "-Inf"),
        (.nan, "NaN"), (1_795_941_292, "1795941292"),
    ])
    func `numbers are written as Go reads them`(value: Double, text: String) {
        #expect(PrometheusText.number(value) == text)
    }

    @Test(arguments: [(5, "5.0"), (0.00005, "5e-05"), (4.5, "4.5"), (60, "60.0"), (.infinity, "+Inf")])
    func `the bound of a bucket has a fraction, as Prometheus keeps it`(value: Double, text: String) {
        #expect(PrometheusText.bound(value) == text)
    }
}
