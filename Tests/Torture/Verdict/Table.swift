// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// What one part of a torture has counted and measured, and whether it may be so.
struct Table: CustomStringConvertible {
    let title: String
    private(set) var isBroken = false
    private var lines: [String] = []

    init(_ title: String) { self.title = title }

    /// Adds a number.
    /// - Parameters:
    ///   - name: What it counts.
    ///   - count: The number.
    ///   - expected: What it must be, where that is known.
    mutating func add(_ name: String, _ count: Int, expected: Int? = nil) {
        self.add(name, "\(count)", isBroken: expected.map { $0 != count } ?? false)
    }

    /// Adds a time, with the longest that it may be.
    mutating func add(_ name: String, _ time: Duration, limit: Duration? = nil) {
        let seconds = String(format: "%.2f s", time / .seconds(1))
        self.add(name, seconds, isBroken: limit.map { time > $0 } ?? false)
    }

    /// Adds a report.
    mutating func add(_ report: Report) {
        self.lines.append("\(report)")
        if report.verdict.isBroken { self.isBroken = true }
    }

    private mutating func add(_ name: String, _ value: String, isBroken: Bool) {
        self.lines.append(Self.line(name, value) + (isBroken ? "  BROKEN" : ""))
        if isBroken { self.isBroken = true }
    }

    /// A name, and a value at the right.
    static func line(_ name: String, _ value: some CustomStringConvertible) -> String {
        let value = "\(value)"
        return name.padding(toLength: 44, withPad: " ", startingAt: 0)
            + String(repeating: " ", count: max(0, 8 - value.count)) + value
    }

    var description: String { ([self.title] + self.lines).joined(separator: "\n") }
}
