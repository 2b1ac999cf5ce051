// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import Doumi

@Suite("Commands to a list")
struct ListCommandTests {
    @Test(arguments: [
        ("1", 1), ("12", 12), ("１２", 12), ("第2个", 2), ("第 2 本", 2), ("第二个", 2), ("第十本", 10), ("第十二个", 12),
        ("第二十", 20), ("第四十五本", 45), ("3号", 3), ("3、", 3), ("3。", 3), ("0", 0), ("07", 7),
    ])
    func `are numbers in many spellings`(text: String, number: Int) {
        #expect(ListCommand(text) == .number(number))
    }

    @Test(arguments: [
        "1984", "100", "三体", "一", "第", "第七天", "第二性", "1Q84", "", "。", "2个", "第十十个", "第一千本", "nn", "《2》", "-1",
    ])
    func `are nothing that could be a title`(text: String) { #expect(ListCommand(text) == nil) }

    @Test(arguments: [ListCommand.number(7), .next, .previous, .again, .editions, .author])
    func `read what they write`(command: ListCommand) { #expect(ListCommand(command.description) == command) }
}
