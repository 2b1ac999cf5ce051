// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import HTTPTypes
public import Hummingbird
import NIOCore

/// `/metrics`, for Prometheus to fetch.
///
/// It says how many users write and what fails, so it belongs on a listener that the internet doesn't reach:
/// `doumi serve` has it on its console's. A bot of your own adds it to the pages that its server shows, and keeps it from
/// others by the proxy before it:
///
/// ```swift
/// try await program.serve(bot: bot, store: store, pages: { MetricsRoutes().add(to: $0) }) { _ in }
/// ```
public struct MetricsRoutes: Sendable {
    /// The path.
    public static let path = "/metrics"

    private let metrics: PrometheusMetrics

    /// Creates the route.
    /// - Parameter metrics: What it shows; the process's own unless told.
    public init(_ metrics: PrometheusMetrics = .shared) { self.metrics = metrics }

    /// Adds the route to a router.
    public func add(to router: some RouterMethods) {
        router.get(RouterPath(Self.path)) { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: PrometheusText.contentType, .cacheControl: "no-store"],
                body: ResponseBody(
                    byteBuffer: ByteBuffer(string: self.metrics.text + ProcessFigures.now().text)
                )
            )
        }
    }
}
