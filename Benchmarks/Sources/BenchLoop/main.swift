// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

// Does one piece of work that many times, for perf or valgrind; with “each”, one at a time, and prints how long that
// took at the median and at the 99th percentile; without arguments, everything, and prints how long each took.
//   bench-loop [NAME COUNT [each]]

import BenchWork

let arguments = Array(CommandLine.arguments.dropFirst())
let works = try Work.all()
if arguments.isEmpty {
    for work in works {
        try await work.run(1)
        var (count, taken) = (1, Duration.zero)
        while taken < .milliseconds(250) {
            count *= 2
            let start = ContinuousClock.now
            try await work.run(count)
            taken = .now - start
        }
        let nanoseconds = taken / .nanoseconds(1) / Double(count)
        print("\(Int(nanoseconds.rounded())) ns\t\(work.name)")
    }
} else if arguments.count == 2, let work = works.first(where: { $0.name == arguments[0] }),
    let count = Int(arguments[1])
{
    try await work.run(count)
} else if arguments.count == 3, arguments[2] == "each", let work = works.first(where: { $0.name == arguments[0] }),
    let count = Int(arguments[1]), count > 0
{
    var times: [Duration] = []
    for _ in 0..<count {
        let start = ContinuousClock.now
        try await work.run(1)
        times.append(.now - start)
    }
    times.sort()
    let (median, late) = (times[count / 2], times[count * 99 / 100])
    print("\(Int(median / .nanoseconds(1))) ns median, \(Int(late / .nanoseconds(1))) ns p99\t\(work.name)")
} else {
    print("usage: bench-loop [NAME COUNT [each]], where NAME is one of:\n\(works.map(\.name).joined(separator: "\n"))")
}
