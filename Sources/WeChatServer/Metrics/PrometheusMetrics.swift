// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import Metrics
import Synchronization

/// Keeps what the program counts through swift-metrics, for Prometheus to fetch.
///
/// The number of series is bounded, whatever their labels are made of: of a metric that has too many, what comes with
/// further values of the last label is counted together, under the value `other`, in the end that of all labels; a gauge,
/// which would show one of many, isn't kept then. Counting takes an atomic addition and no lock; making a
/// counter takes a lock, so make them once.
public final class PrometheusMetrics: MetricsFactory {
    private struct Family {
        let kind: MetricKind
        var series: [String: any MetricCell] = [:]

        /// The labels under which a series is kept; nil where it isn't.
        func labels(for dimensions: [(String, String)], limit: Int) -> String? {
            let labels = PrometheusText.labels(dimensions)
            if self.series[labels] != nil || self.series.count < limit { return labels }
            // Of many gauges that share a series it would show one.
            guard self.kind != .gauge, let last = dimensions.last else { return nil }
            let most = PrometheusText.labels(dimensions.dropLast() + [(last.0, "other")])
            if self.series[most] != nil || self.series.count < 2 * limit { return most }
            return PrometheusText.labels(dimensions.map { ($0.0, "other") })
        }
    }

    /// How many series a metric of the framework's own may have, whose labels have few values.
    private static let ownSeries = 10_000

    /// How many metrics are kept at the most.
    private static let names = 1000

    private static let noHelp = "Counted by the program, and not described."

    private let seriesLimit: Int
    private let descriptions: Mutex<[String: MetricDescription]>
    private let families = Mutex<[String: Family]>([:])

    /// Keeps metrics.
    ///
    /// - Parameters:
    ///   - descriptions: What they say; ``describe(_:)`` adds more.
    ///   - seriesLimit: How many combinations of labels a metric may have, beside as many with `other`; those that the
    ///     framework describes may have more.
    public init(_ descriptions: [MetricDescription] = MetricDescription.framework, seriesLimit: Int = 200) {
        self.seriesLimit = seriesLimit
        self.descriptions = Mutex([:])
        self.describe(descriptions)
    }

    /// Says what further metrics mean; to be called before the first value of a histogram with buckets of its own.
    public func describe(_ descriptions: [MetricDescription]) {
        self.descriptions.withLock { known in for new in descriptions { known[new.name] = new } }
    }

    /// All metrics in Prometheus' text format, sorted by name.
    public var text: String {
        let families = self.families.withLock { $0 }
        let descriptions = self.descriptions.withLock { $0 }
        var text = PrometheusText()
        for (name, family) in families.sorted(by: { $0.key < $1.key }) where !family.series.isEmpty {
            text.begin(name, family.kind, help: descriptions[name]?.help ?? Self.noHelp)
            for (labels, cell) in family.series.sorted(by: { $0.key < $1.key }) {
                cell.write(to: &text, name: name, labels: labels)
            }
        }
        return text.text
    }

    /// The cell of a metric with these labels; one that nobody will read where there are too many metrics, or another
    /// kind of metric has the name.
    private func cell<Cell: MetricCell>(
        _ label: String,
        _ dimensions: [(String, String)],
        _ kind: MetricKind,
        make: (MetricDescription?) -> Cell
    ) -> Cell {
        let name = PrometheusText.name(label)
        let description = self.descriptions.withLock { $0[name] }
        return self.families.withLock { families in
            var family = families[name] ?? Family(kind: kind)
            guard family.kind == kind, families[name] != nil || families.count < Self.names else {
                return make(description)
            }
            let limit = description?.hasOwnLabels == true ? Self.ownSeries : self.seriesLimit
            guard let labels = family.labels(for: dimensions, limit: limit) else { return make(description) }
            if let known = family.series[labels] { return known as? Cell ?? make(description) }
            let cell = make(description)
            family.series[labels] = cell
            families[name] = family
            return cell
        }
    }

    private func remove(_ handler: AnyObject) {
        self.families.withLock { families in
            for (name, family) in families {
                guard let label = family.series.first(where: { $0.value === handler })?.key else { continue }
                return families[name]?.series[label] = nil
            }
        }
    }

    // MARK: MetricsFactory

    /// See `MetricsFactory`.
    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        self.cell(label, dimensions, .counter) { _ in CounterCell() }
    }

    /// See `MetricsFactory`.
    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        self.cell(label, dimensions, .gauge) { _ in GaugeCell() }
    }

    /// See `MetricsFactory`.
    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        guard aggregate else { return self.cell(label, dimensions, .gauge) { _ in GaugeCell() } }
        return self.cell(label, dimensions, .histogram) {
            HistogramCell(buckets: $0?.buckets ?? MetricDescription.counts)
        }
    }

    /// See `MetricsFactory`.
    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        self.cell(label, dimensions, .histogram) { HistogramCell(buckets: $0?.buckets ?? MetricDescription.seconds) }
    }

    /// See `MetricsFactory`.
    public func destroyCounter(_ handler: any CounterHandler) { self.remove(handler) }
    /// See `MetricsFactory`.
    public func destroyMeter(_ handler: any MeterHandler) { self.remove(handler) }
    /// See `MetricsFactory`.
    public func destroyRecorder(_ handler: any RecorderHandler) { self.remove(handler) }
    /// See `MetricsFactory`.
    public func destroyTimer(_ handler: any TimerHandler) { self.remove(handler) }
}
