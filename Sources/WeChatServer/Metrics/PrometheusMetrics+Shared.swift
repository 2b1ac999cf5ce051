// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics

extension PrometheusMetrics {
    /// The process's own metrics.
    public static let shared = PrometheusMetrics()

    /// Whether swift-metrics counts here.
    private static let isInUse: Bool = {
        guard MetricsSystem.factory is NOOPMetricsHandler else { return false }
        MetricsSystem.bootstrap(PrometheusMetrics.shared)
        return true
    }()

    /// Has swift-metrics count in ``shared``, unless the program has chosen a backend of its own before.
    ///
    /// ``BotProgram`` does so when it is made.
    /// - Returns: Whether it counts here.
    @discardableResult
    public static func bootstrap() -> Bool { self.isInUse }
}
