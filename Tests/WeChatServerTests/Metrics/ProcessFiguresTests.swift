// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import WeChatServer

@Suite struct ProcessFiguresTests {
    private let machine = ProcessFigures.Machine(ticks: 100, page: 4096, start: 1000)
    private let line =
        "42 (a) 1 (b) S 1 42 42 0 -1 4194560 5 0 0 0 150 50 0 0 20 0 9 0 20000 9000 300 18446744073709551615 1 1"

    @Test func `a program's name may look like the rest of its line`() {
        let figures = ProcessFigures(stat: self.line, of: self.machine)
        #expect(figures.processorSeconds == 2)
        #expect(figures.start == 1200)
        #expect(figures.residentBytes == 300 * 4096)
    }

    @Test(arguments: ["", "42 (doumi", "42 (doumi) S 1 2 3", "no line at all)"])
    func `what isn't such a line gives no figures`(line: String) {
        #expect(ProcessFigures(stat: line, of: self.machine).text == "")
    }

    @Test func `what the system doesn't tell is left out, and the rest is there`() {
        var machine = self.machine
        machine.start = nil
        var figures = ProcessFigures(stat: self.line, of: machine)
        #expect(figures.text.contains("\nprocess_cpu_seconds_total 2\n"))
        #expect(!figures.text.contains("process_start_time_seconds"))
        #expect(!figures.text.contains("process_open_fds"))
        figures.openFiles = 7
        #expect(figures.text.contains("\nprocess_open_fds 7\n"))
    }

    #if os(Linux)
    @Test func `this process has begun, and not long ago`() throws {
        let figures = ProcessFigures.now()
        let start = try #require(figures.start)
        let now = Date().timeIntervalSince1970
        #expect(start <= now + 1 && start > now - 86400)
        #expect(figures.start == ProcessFigures.now().start)
        #expect(try #require(figures.residentBytes) > 1 << 20)
        #expect(try #require(figures.openFiles) > 2)
    }
    #endif
}
