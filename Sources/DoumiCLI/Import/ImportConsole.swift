// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation

/// What an import says: how it goes on stderr, and how it went on stdout.
final class ImportConsole {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var progress: ImportProgress

    /// Begins to show how an import goes.
    ///
    /// - Parameters:
    ///   - size: How much there is to do, in whatever unit; `nil` if it isn't known.
    ///   - rowsBefore: The rows that an earlier run has taken.
    ///   - unit: What the rows are.
    init(size: Int?, rowsBefore: Int, unit: String = "rows") {
        self.start = self.clock.now
        let isTerminal = isatty(STDERR_FILENO) == 1
        self.progress = ImportProgress(size: size, rowsBefore: rowsBefore, unit: unit, isTerminal: isTerminal)
    }

    /// Shows how the import stands, if it is time to.
    ///
    /// - Parameters:
    ///   - report: How it stands.
    ///   - done: How much is done, in the unit of the size.
    func show(_ report: ImportReport, done: Int) {
        let text = self.progress.text(report, done: done, elapsed: self.clock.now - self.start)
        if let text { Self.write(text) }
    }

    /// Shows nothing more.
    func end() { Self.write(self.progress.end) }

    /// Prints how it went.
    static func summarise(_ report: ImportReport) {
        print(
            "read \(report.rows), added \(report.saved.added), replaced \(report.saved.updated), "
                + "rejected \(report.rejectedCount)"
        )
        for (reason, count) in report.rejected.sorted(by: { ($1.value, "\($0.key)") < ($0.value, "\($1.key)") }) {
            print("  \(count) × \(reason)")
        }
    }

    /// Says something to whoever runs the import.
    static func tell(_ text: String) { self.write("doumi: \(text)\n") }

    private static func write(_ text: String) {
        if !text.isEmpty { FileHandle.standardError.write(Data(text.utf8)) }
    }
}
