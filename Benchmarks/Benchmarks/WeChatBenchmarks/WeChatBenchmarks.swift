// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BenchWork
import Benchmark

let benchmarks: @Sendable () -> Void = {
    for work in (try? Work.all()) ?? [] {
        let isSearch = work.name.hasPrefix("search")
        Benchmark(
            work.name,
            configuration: .init(
                metrics: [.wallClock, .cpuTotal, .throughput],
                scalingFactor: isSearch ? .one : .kilo,
                maxDuration: .seconds(1),
                maxIterations: 10_000
            )
        ) { benchmark in
            try await work.run(benchmark.scaledIterations.count)
        }
    }
}
