// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a metric says, for whoever reads it.
public struct MetricDescription: Sendable {
    /// Its name.
    public let name: String
    /// Its type.
    public let kind: MetricKind
    /// The names of its labels.
    public let labels: [String]
    /// What it says, in one sentence.
    public let help: String
    /// The upper bounds of a histogram's buckets, in its unit, ascending; the first 15 count.
    public let buckets: [Double]
    /// Whether its labels are of few values by themselves, such as the configured accounts and the cases of an
    /// enumeration, so that no limit of series is needed to bound it.
    private(set) var hasOwnLabels = false

    /// Describes a metric.
    ///
    /// - Parameters:
    ///   - name: Its name; in Prometheus' manner it ends with its unit, a counter's with `_total`.
    ///   - kind: Its type.
    ///   - labels: The names of its labels.
    ///   - help: What it says, in one sentence.
    ///   - buckets: The upper bounds of a histogram's buckets; those for seconds unless told.
    public init(
        _ name: String,
        _ kind: MetricKind,
        labels: [String] = [],
        help: String,
        buckets: [Double] = Self.seconds
    ) {
        self.name = name
        self.kind = kind
        self.labels = labels
        self.help = help
        self.buckets = buckets
    }

    /// The same, of a metric whose labels are of few values by themselves.
    var withOwnLabels: Self {
        var copy = self
        copy.hasOwnLabels = true
        return copy
    }

    /// Buckets for how long something takes that WeChat waits for: close together where its five seconds end.
    public static let seconds = [0.0005, 0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 3, 4, 4.5, 5, 15, 60]

    /// Buckets for what takes a fraction of a millisecond where all is well.
    public static let shortSeconds = [
        0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2,
    ]

    /// Buckets for how many there are of something.
    public static let counts: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512]
}
