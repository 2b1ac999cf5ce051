// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import WeChatServer

@Suite struct ProcessFiguresTests {
    @Test func `a program's name may look like the rest of its line`() throws {
        let line =
            "42 (a) 1 (b) S 1 42 42 0 -1 4194560 5 0 0 0 150 50 0 0 20 0 9 0 20000 9000 300 18446744073709551615 1 1"
        let figures = try #require(ProcessFigures(stat: line, boot: 1000, openFiles: 7, ticks: 100, page: 4096))
        #expect(figures.processorSeconds == 2)
        #expect(figures.start == 1200)
        #expect(figures.residentBytes == 300 * 4096)
        #expect(figures.text.contains("\nprocess_open_fds 7\n"))
    }

    @Test(arguments: ["", "42 (doumi", "42 (doumi) S 1 2 3", "no line at all)"])
    func `what isn't such a line gives no figures`(line: String) {
        #expect(ProcessFigures(stat: line, boot: 0, openFiles: 0, ticks: 100, page: 4096) == nil)
    }
}
