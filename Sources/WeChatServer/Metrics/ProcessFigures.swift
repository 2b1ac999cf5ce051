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

/// What the system knows of this process, under the names that Prometheus' own clients use.
struct ProcessFigures {
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

    let processorSeconds: Double
    let openFiles: Int
    let residentBytes: Int
    /// Seconds since 1970.
    let start: Double

    /// The present figures; nil where the system doesn't tell them as Linux does.
    static func now() -> ProcessFigures? {
        guard let line = Self.text("/proc/self/stat"),
            let boot = Self.text("/proc/stat")?.split(separator: "\n").first(where: { $0.hasPrefix("btime ") })
                .flatMap({ Double($0.dropFirst(6)) }),
            let files = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
        else { return nil }
        return ProcessFigures(
            stat: line,
            boot: boot,
            openFiles: files,
            ticks: Double(sysconf(Int32(_SC_CLK_TCK))),
            page: sysconf(Int32(_SC_PAGESIZE))
        )
    }

    /// Reads a line of `/proc/self/stat`; see proc(5).
    ///
    /// - Parameters:
    ///   - stat: The line.
    ///   - boot: When the machine started, in seconds since 1970.
    ///   - openFiles: How many files are open.
    ///   - ticks: Ticks in a second.
    ///   - page: Bytes in a page.
    init?(stat: String, boot: Double, openFiles: Int, ticks: Double, page: Int) {
        // The program's name, in parentheses, may hold anything.
        guard let end = stat.lastIndex(of: ")"), ticks > 0 else { return nil }
        let fields = stat[stat.index(after: end)...].split(separator: " ")
        guard fields.count > 21, let user = Double(fields[11]), let system = Double(fields[12]),
            let start = Double(fields[19]), let pages = Int(fields[21])
        else { return nil }
        self.processorSeconds = (user + system) / ticks
        self.openFiles = openFiles
        self.residentBytes = pages * page
        self.start = boot + start / ticks
    }

    /// The figures in Prometheus' text format.
    var text: String {
        let values = [self.processorSeconds, Double(self.openFiles), Double(self.residentBytes), self.start]
        var text = PrometheusText()
        for (description, value) in zip(Self.descriptions, values) {
            text.begin(description.name, description.kind, help: description.help)
            text.sample(description.name, "", PrometheusText.number(value))
        }
        return text.text
    }

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}
