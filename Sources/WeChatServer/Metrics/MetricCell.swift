// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// One series of a metric: its value, and how it is written down.
protocol MetricCell: AnyObject, Sendable {
    /// Writes its lines.
    ///
    /// - Parameters:
    ///   - text: Where to.
    ///   - name: The metric's name.
    ///   - labels: Its labels as they are written, without the braces.
    func write(to text: inout PrometheusText, name: String, labels: String)
}
