// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

package import Metrics

/// What a durable store counts of its transactions.
package struct StoreMetrics: Sendable {
    private let seconds: Timer
    private let works: Recorder

    /// - Parameters:
    ///   - store: What kind of store it is.
    ///   - factory: What keeps the figures.
    package init(store: String, factory: any MetricsFactory = MetricsSystem.factory) {
        let dimensions = [("store", store)]
        self.seconds = Timer(label: "wechat_store_commit_seconds", dimensions: dimensions, factory: factory)
        self.works = Recorder(label: "wechat_store_commit_works", dimensions: dimensions, factory: factory)
    }

    /// Records a transaction that was committed.
    ///
    /// - Parameters:
    ///   - works: How many claims and endings it holds.
    ///   - start: When it began.
    package func committed(_ works: Int, since start: Moment) {
        self.seconds.recordNanoseconds(Moment.now.nanoseconds(since: start))
        self.works.record(works)
    }
}
