// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

// Searches a catalogue as readers do, one query at a time, and prints how long that takes.
//   bench-search FILE [QUERIES [KIND]]      FILE is a catalogue in SQLite, such as doumi-books.db, or postgres://…

import BookCatalog
import BookCatalogPostgres
import BookCatalogSQLite

let arguments = CommandLine.arguments.dropFirst()
guard let path = arguments.first else { fatalError("usage: bench-search FILE [QUERIES [KIND]]") }
let repository: any BookRepository =
    path.contains("://")
    ? try await PostgresBookRepository.open(
        address: path,
        connections: 1,
        startsWithStarterBooks: false,
        remembersSearches: false
    ) : try SQLiteBookRepository(path: path, startsWithStarterBooks: false, remembersSearches: false)
let count = arguments.dropFirst().first.flatMap { Int($0) } ?? 3000
let times = try await measure(count, on: repository)

/// Off the main actor, to and from which each look into the catalogue would change threads.
@concurrent
func measure(
    _ count: Int,
    on repository: any BookRepository
) async throws -> [(kind: QueryMix.Kind, time: Duration, text: String)] {
    let finder = BookFinder(repository: repository)
    var mix = QueryMix(seed: 2026)
    var times: [(kind: QueryMix.Kind, time: Duration, text: String)] = []
    for number in 0..<count + 100 {
        let (kind, text) = try await mix.next(from: repository)
        guard CommandLine.arguments.count < 4 || CommandLine.arguments[3] == kind.rawValue else { continue }
        let start = ContinuousClock.now
        _ = try await finder.find(text)
        // The first ones warm up.
        if number >= 100 { times.append((kind, .now - start, text)) }
    }
    return times
}

func show(_ name: String, _ times: [Duration]) {
    guard !times.isEmpty else { return }
    let sorted = times.sorted()
    let values = [sorted[sorted.count / 2], sorted[sorted.count * 99 / 100], sorted[sorted.count - 1]]
        .map { time in
            let hundredths = Int(time / .microseconds(10))
            return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) ms"
        }
    print("\(values[0]) median, \(values[1]) p99, \(values[2]) most\t\(name) (\(times.count))")
}
show("all", times.map(\.time))
for kind in QueryMix.Kind.allCases { show(kind.rawValue, times.filter { $0.kind == kind }.map(\.time)) }
print("slowest: \(times.sorted { $0.time > $1.time }.prefix(8).map(\.text).joined(separator: "、"))")
