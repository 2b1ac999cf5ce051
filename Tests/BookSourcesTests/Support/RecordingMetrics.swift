// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Metrics
import Synchronization

/// Keeps what was counted and recorded, under the label and the values of its dimensions.
final class RecordingMetrics: MetricsFactory {
    private final class Handler: CounterHandler, RecorderHandler, TimerHandler {
        let name: String
        let metrics: RecordingMetrics

        init(_ name: String, _ metrics: RecordingMetrics) {
            self.name = name
            self.metrics = metrics
        }

        func increment(by amount: Int64) {
            self.metrics.values.withLock { $0[self.name, default: 0] += Double(amount) }
        }
        func reset() {}
        func record(_ value: Int64) { self.record(Double(value)) }
        func record(_ value: Double) { self.metrics.values.withLock { $0[self.name] = value } }
        func recordNanoseconds(_ duration: Int64) { self.record(Double(duration) / 1e9) }
    }

    private let values = Mutex<[String: Double]>([:])

    /// What was counted, or recorded last.
    subscript(name: String) -> Double? { self.values.withLock { $0[name] } }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        self.make(label, dimensions)
    }
    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        self.make(label, dimensions)
    }
    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler { self.make(label, dimensions) }
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    private func make(_ label: String, _ dimensions: [(String, String)]) -> Handler {
        Handler(([label] + dimensions.map(\.1)).joined(separator: " "), self)
    }
}
