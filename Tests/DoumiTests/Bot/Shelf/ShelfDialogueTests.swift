// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Doumi
import Testing
import WeChatBot
import WeChatBotTesting
import WeChatProtocol

@Suite("A reader keeps books")
struct ShelfDialogueTests {
    private static let empty = "书单还是空的。找到一本书后回复“收藏”，就放进来了。还没想好？看看热门，或者随机来一本。"
    private static let twoBooks = """
        我的书单，共 2 本，最近收藏的在前：
        1. 围城 钱锺书 人民文学出版社 1991 豆瓣 8.9
        2. 活着 余华 作家出版社 2012 豆瓣 9.4
        回复序号看详情，“删除”加序号移出书单
        """

    @Test func `a card is kept, found again, opened by its number and let go`() async throws {
        let reader = try Reader()
        #expect(try await reader.sends("我的书单") == Self.empty)
        #expect(try await reader.sends(["活着", "收藏"]) == "已收藏《活着》，我的书单里有 1 本书。\n点错了？取消收藏")
        #expect(try await reader.sends("+1") == "《活着》已经在我的书单里了。")
        #expect(try await reader.sends(["圍城", "+1"]) == "已收藏《围城》，我的书单里有 2 本书。\n点错了？取消收藏")
        #expect(try await reader.sends("我的书单") == Self.twoBooks)
        #expect(try await reader.sends("2") == Answer.toLive)
        let rest = """
            已把《围城》移出书单，还有 1 本。
            我的书单，共 1 本，最近收藏的在前：
            1. 活着 余华 作家出版社 2012 豆瓣 9.4
            回复序号看详情，“删除”加序号移出书单
            """
        #expect(try await reader.sends("删除 1") == rest)
        #expect(try await reader.sends(["1", "取消收藏"]) == "已把《活着》移出书单，书单现在空了。")
        #expect(try await reader.sends("我的书单") == Self.empty)
    }

    @Test func `a book of a list is kept by its number`() async throws {
        let reader = try Reader()
        #expect(try await reader.sends(["余华", "收藏 2"]).hasPrefix("已收藏《许三观卖血记》，"))
        #expect(try await reader.sends("收藏第三本").hasPrefix("已收藏《兄弟（上）》，"))
        #expect(try await reader.sends("取消收藏") == "已把《兄弟（上）》移出书单，还有 1 本。")
        #expect(try await reader.sends("收藏 99").hasPrefix("列表里没有第 99 本，"))
        #expect(try await reader.sends("1") == Answer.toLive)
    }

    @Test func `without a book there is nothing to keep or to let go`() async throws {
        let reader = try Reader()
        let hint = "先找到一本书，再回复“收藏”把它放进书单；有列表时也可以回复“收藏 2”。"
        for text in ["收藏", "收藏 2"] { #expect(try await reader.sends(text) == hint) }
        for text in ["取消收藏", "删除 1"] { #expect(try await reader.sends(text) == Self.empty) }
        _ = try await reader.sends(["活着", "收藏", "圍城"])
        #expect(try await reader.sends("取消收藏") == "这本书不在书单里。我的书单里回复“删除”加序号，就能移出一本。")
        #expect(try await reader.sends("删除 7") == "书单里只有 1 本书，请回复“删除 1”。")
    }

    @Test func `the numbers that count are those that the reader sees`() async throws {
        let reader = try Reader()
        _ = try await reader.sends(["活着", "收藏", "圍城", "收藏", "我的书单", "《浪潮之巅》", "收藏"])
        #expect(try await reader.sends("删除 1").hasPrefix("已把《围城》移出书单，还有 2 本。\n"))
    }

    @Test func `a long list has pages, and a book that goes leaves its page standing`() async throws {
        let reader = try Reader()
        for text in ["余华"] + (1...6).map({ "收藏 \($0)" }) { _ = try await reader.sends(text) }
        #expect(try await reader.sends(["我的书单", "n"]).contains("\n6. 活着 "))
        let left = try await reader.sends("删除 6")
        #expect(left.hasPrefix("已把《活着》移出书单，还有 5 本。\n我的书单，共 5 本"))
        #expect(left.contains("\n1. 我们生活在巨大的差距里 "))
    }

    @Test func `the books outlive the list by months`() async throws {
        let reader = try Reader()
        _ = try await reader.sends(["活着", "收藏", "圍城", "收藏"])
        reader.user.waits(.seconds(300 * 86_400))
        #expect(try await reader.sends("我的书单") == Self.twoBooks)
        reader.user.waits(.seconds(300 * 86_400))
        #expect(try await reader.sends("我的书单") == Self.twoBooks)
        reader.user.waits(.seconds(366 * 86_400))
        #expect(try await reader.sends("我的书单") == Self.empty)
    }

    @Test func `a reader who says so has all of it deleted, and others' books stay`() async throws {
        let reader = try Reader()
        let friend = reader.user.friend("oFriend")
        for text in ["活着", "收藏"] { _ = try await friend.sends(text) }
        _ = try await reader.sends(["活着", "收藏", "余华"])
        #expect(try await reader.sends("清除") == "已清除：书单里的 1 本书和刚才的列表都删掉了。")
        #expect(try await reader.sends("我的书单") == Self.empty)
        #expect(try await reader.sends("n") == Answer.noList)
        #expect(try await reader.sends("清除") == "已清除：书单本来就是空的，刚才的列表也删掉了。")
        #expect(PlainText.rendering(try await friend.sends("我的书单")).contains("1. 活着 "))
    }

    @Test func `who leaves leaves no books behind`() async throws {
        let store = MemoryDeskStore()
        let bot = DoumiBot(repository: MemoryBookRepository([Book(title: "甲书")])).buildResponder()
        let user = TestUser(bot, as: "oLeaver", account: "shop", store: store)
        for text in ["甲书", "收藏"] { _ = try await user.sends(text) }
        let key = UserKey(account: "shop", user: "oLeaver")
        #expect(try await store.states(of: key, at: 1_767_225_700).keys.contains { $0.hasSuffix("Bookshelf") })
        try await user.unfollows()
        #expect(try await store.states(of: key, at: 1_767_225_700).isEmpty)
        try await user.follows()
        #expect(PlainText.rendering(try await user.sends("我的书单")) == Self.empty)
    }

    @Test func `the menu does it without a word`() async throws {
        let reader = try Reader()
        _ = try await reader.sends("活着")
        #expect(PlainText.rendering(try await reader.user.taps("KEEP")).hasPrefix("已收藏《活着》，"))
        #expect(PlainText.rendering(try await reader.user.taps("LIST")).contains("1. 活着 "))
    }

    @Test func `what can be done with a book can be tapped`() async throws {
        let reader = try Reader()
        #expect(PlainText.rendering(try await reader.user.taps("BOOK")).hasPrefix("还没有看哪本书。"))
        _ = try await reader.sends("浪潮之巅")
        let links = """
            《浪潮之巅》
            <a href="weixin://bizmsgmenu?msgmenucontent=收藏&msgmenuid=1">收藏</a>
            <a href="weixin://bizmsgmenu?msgmenucontent=作者&msgmenuid=1">看同作者的书</a>
            <a href="weixin://bizmsgmenu?msgmenucontent=v&msgmenuid=1">看其他 1 个版本</a>
            """
        #expect(try await reader.user.taps("BOOK") == .text(links))
        #expect(try await reader.sends("v").hasPrefix("《浪潮之巅》的 2 个版本："))
    }

    @Test func `a shelf is bounded, and a full page is within WeChat's limit`() async throws {
        let long = String(repeating: "很长的书名", count: 20)
        let books = (1...100).map { Book(title: "\(long)\($0)", authors: ["甲"], publisher: long) }
        let user = TestUser(DoumiBot(repository: MemoryBookRepository(books)).buildResponder())
        _ = try await user.sends("作者：甲")
        for number in 1...50 { _ = try await user.sends("收藏 \(number)") }
        guard case .text(let page) = try await user.sends("我的书单") else {
            Issue.record("no text")
            return
        }
        #expect(page.contains("共 50 本"))
        #expect(page.utf8.count < 2048)
    }
}
