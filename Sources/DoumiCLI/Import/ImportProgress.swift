// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What an import shows of itself while it runs: a bar that is written over in a terminal, else a line now and then.
struct ImportProgress {
    private let size: Int?
    private let unit: String
    private let isTerminal: Bool
    private let rowsBefore: Int
    private var lastShown: Duration?

    /// Begins to show.
    ///
    /// - Parameters:
    ///   - size: How much there is to do, such as the bytes of the file, if it is known.
    ///   - rowsBefore: The rows that an earlier run has taken; they say nothing of the rate.
    ///   - unit: What the rows are.
    ///   - isTerminal: Whether what is shown can be written over.
    init(size: Int?, rowsBefore: Int, unit: String = "rows", isTerminal: Bool) {
        self.size = size
        self.rowsBefore = rowsBefore
        self.unit = unit
        self.isTerminal = isTerminal
    }

    /// What to write now, if it is time to write something.
    ///
    /// - Parameters:
    ///   - report: How the import stands.
    ///   - done: How much is done, in the unit of the size.
    ///   - elapsed: For how long it runs.
    /// - Returns: A text, or `nil` where it isn't time yet.
    mutating func text(_ report: ImportReport, done: Int, elapsed: Duration) -> String? {
        let pause: Duration = self.isTerminal ? .milliseconds(200) : .seconds(10)
        guard elapsed - (self.lastShown ?? .zero) >= pause || self.isTerminal && self.lastShown == nil else {
            return nil
        }
        self.lastShown = elapsed
        let line = self.line(report, done: done, seconds: elapsed / .seconds(1))
        return self.isTerminal ? "\r\u{1B}[K\(line)" : line + "\n"
    }

    /// What to write when nothing more is to be shown.
    var end: String { self.isTerminal && self.lastShown != nil ? "\r\u{1B}[K" : "" }

    private func line(_ report: ImportReport, done: Int, seconds: Double) -> String {
        let rate = Double(report.rows - self.rowsBefore) / max(seconds, 0.001)
        var parts = ["\(Self.grouped(report.rows)) \(self.unit)", "\(Self.grouped(Int(rate))) \(self.unit)/s"]
        if let size = self.size, size > 0 {
            let share = min(1, Double(done) / Double(size))
            let percent = "\(Int(share * 100)) %"
            let bar = self.isTerminal ? "\(Self.bar(share)) " : ""
            parts.insert(bar + String(repeating: " ", count: max(0, 5 - percent.count)) + percent, at: 0)
            if share > 0 { parts.append("\(Self.clock(seconds / share - seconds)) left") }
        }
        if report.rejectedCount > 0 { parts.append("\(Self.grouped(report.rejectedCount)) rejected") }
        return parts.joined(separator: "  ")
    }

    private static func bar(_ share: Double) -> String {
        let full = Int(share * 24)
        return String(repeating: "█", count: full) + String(repeating: "░", count: 24 - full)
    }

    /// `1:05` or `2:10:05`.
    static func clock(_ seconds: Double) -> String {
        let seconds = Int(min(max(seconds, 0), 359_999).rounded(.up))
        let parts = seconds >= 3600 ? [seconds / 3600, seconds / 60 % 60] : [seconds / 60]
        return (parts + [seconds % 60]).enumerated()
            .map { $0 > 0 && $1 < 10 ? "0\($1)" : "\($1)" }.joined(separator: ":")
    }

    /// `1 000 000`.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (place, digit) in String(number).reversed().enumerated() {
            if place > 0, place % 3 == 0 { text = " " + text }
            text = String(digit) + text
        }
        return text
    }
}
