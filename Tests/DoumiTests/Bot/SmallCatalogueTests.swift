// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Doumi
import Testing
import WeChatBotTesting
import WeChatProtocol

@Suite("A catalogue of few books")
struct SmallCatalogueTests {
    @Test func `without any book, says so`() async throws {
        let user = TestUser(DoumiBot(repository: MemoryBookRepository(), name: "空书架").buildResponder())
        #expect(try await user.sends("热门") == "书库还是空的，过一会儿再来看看吧。")
        for text in ["推荐", "随机"] { #expect(try await user.sends(text) == "书库还是空的，过一会儿再来看看吧。") }
        #expect(PlainText.rendering(try await user.follows()).hasPrefix("欢迎关注空书架！\n"))
    }

    @Test func `a book called as a command is found`() async throws {
        let books = ["推荐", "帮助", "你好", "7", "更多"].map { Book(title: $0) }
        let user = TestUser(DoumiBot(repository: MemoryBookRepository(books)).buildResponder())
        for title in ["推荐", "帮助", "你好", "7", "更多"] {
            #expect(try await user.sends("《\(title)》") == .news([Article(title: title, description: "回复“收藏”放进书单")]))
        }
        for title in ["你好", "7", "更多"] {
            #expect(try await user.sends(title) == .news([Article(title: title, description: "回复“收藏”放进书单")]))
        }
    }

    @Test func `works without anything but a title are listed by it`() async throws {
        let books = [Book(title: "甲书", authors: ["某人"]), Book(title: "乙书", authors: ["某人"])]
        let user = TestUser(DoumiBot(repository: MemoryBookRepository(books)).buildResponder())
        #expect(PlainText.rendering(try await user.sends("某人")) == "某人的作品，共 2 本：\n1. 甲书\n2. 乙书\n回复序号看详情")
    }
}
