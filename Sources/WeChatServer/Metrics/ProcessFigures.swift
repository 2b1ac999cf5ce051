// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif
import WeChatBot

/// What the system knows of this process, under the names that Prometheus' own clients use.
///
/// All of it stands in `/proc/self`: a service that may see nothing else there, as systemd's `ProcSubset=pid` has it, tells
/// it too. What the system doesn't tell is left out.
struct ProcessFigures {
    /// The machine's units and clocks.
    struct Machine {
        /// Ticks in a second.
        var ticks: Double
        /// Bytes in a page.
        var page: Int
        /// When it started, in seconds since 1970; nil where that isn't known.
        var start: Double?
    }

    static let descriptions = [
        MetricDescription("process_cpu_seconds_total", .counter, help: "Seconds of processor time that were used."),
        MetricDescription("process_open_fds", .gauge, help: "File descriptors that are open."),
        MetricDescription("process_resident_memory_bytes", .gauge, help: "Bytes of memory that are in use."),
        MetricDescription(
            "process_start_time_seconds",
            .gauge,
            help: "When the process began, in seconds since 1970."
        ),
    ]

    /// Asked for once, as the clocks differ by a little each time, and a process begins once.
    private static let machine = Machine(
        ticks: Double(sysconf(Int32(_SC_CLK_TCK))),
        page: sysconf(Int32(_SC_PAGESIZE)),
        start: Date().timeIntervalSince1970 - Moment.now.uptime / .seconds(1)
    )

    var processorSeconds: Double?
    var openFiles: Int?
    var residentBytes: Int?
    /// Seconds since 1970.
    var start: Double?

    /// The present figures, as far as the system tells them as Linux does.
    static func now() -> ProcessFigures {
        let line = FileManager.default.contents(atPath: "/proc/self/stat").map { String(decoding: $0, as: UTF8.self) }
        var figures = ProcessFigures(stat: line ?? "", of: self.machine)
        figures.openFiles = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        return figures
    }

    /// Reads a line of `/proc/self/stat`; see proc(5).
    ///
    /// - Parameters:
    ///   - stat: The line.
    ///   - machine: What its numbers are counted in.
    init(stat: String, of machine: Machine) {
        // The program's name, in parentheses, may hold anything.
        guard let end = stat.lastIndex(of: ")"), machine.ticks > 0 else { return }
        let fields = stat[stat.index(after: end)...].split(separator: " ")
        guard fields.count > 21 else { return }
        if let user = Double(fields[11]), let system = Double(fields[12]) {
            self.processorSeconds = (user + system) / machine.ticks
        }
        if let start = Double(fields[19]) { self.start = machine.start.map { $0 + start / machine.ticks } }
        self.residentBytes = Int(fields[21]).map { $0 * machine.page }
    }

    /// The figures in Prometheus' text format.
    var text: String {
        let values = [
            self.processorSeconds, self.openFiles.map(Double.init), self.residentBytes.map(Double.init), self.start,
        ]
        var text = PrometheusText()
        for (description, value) in zip(Self.descriptions, values) {
            guard let value else { continue }
            text.begin(description.name, description.kind, help: description.help)
            text.sample(description.name, "", PrometheusText.number(value))
        }
        return text.text
    }
}
