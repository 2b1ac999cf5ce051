// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import Doumi

@Suite("Commands about kept books")
struct ShelfCommandTests {
    @Test(arguments: [
        ("收藏", ShelfCommand.keep(nil)), (" 收藏！", .keep(nil)), ("+1", .keep(nil)), ("＋１", .keep(nil)),
        ("收藏 2", .keep(2)),
        ("收藏第二本", .keep(2)), ("我的书单", .show), ("我的書單", .show), ("取消收藏", .drop(nil)), ("取消收藏 3", .drop(3)),
        ("删除 12", .drop(12)), ("删除第1本", .drop(1)), ("清除", .clear), ("清空书单。", .clear),
    ])
    func `are read in many spellings`(text: String, command: ShelfCommand) { #expect(ShelfCommand(text) == command) }

    @Test(arguments: ["收藏家", "删除", "清除计划", "1", "+2", "收藏 100", "《收藏》", "我的书单里有什么", "", "删除 a"])
    func `are nothing else`(text: String) { #expect(ShelfCommand(text) == nil) }

    @Test(arguments: [ShelfCommand.keep(nil), .keep(7), .show, .drop(nil), .drop(7), .clear])
    func `read what they write`(command: ShelfCommand) { #expect(ShelfCommand(command.description) == command) }
}
