// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBotTesting
import WeChatProtocol

@Suite("A reader has a list before them")
struct ListDialogueTests {
    private static let secondPage = """
        余华的作品，共 10 本：
        6. 我们生活在巨大的差距里 北京十月文艺出版社 2015 豆瓣 6.6
        7. 黄昏里的男孩 作家出版社 2012 豆瓣 8.2
        8. 现实一种 上海文艺出版社 2004 豆瓣 8.1
        9. 古典爱情 人民文学出版社 2006 豆瓣 7.9
        10. 鲜血梅花 上海文艺出版社 2004 豆瓣 7.8
        回复序号看详情，回复 p 看上一页（第2/2页）
        """

    @Test func `numbers show cards, n and p turn pages, and the list stays`() async throws {
        let reader = try Reader()
        #expect(try await reader.sends("余华") == Answer.yuHua)
        #expect(try await reader.sends("1") == Answer.toLive)
        #expect(try await reader.sends("n") == Self.secondPage)
        #expect(try await reader.sends("n") == "已经是最后一页了。")
        #expect(try await reader.sends("9").hasPrefix("古典爱情 · 豆瓣评分 7.9\n"))
        #expect(try await reader.sends("p") == Answer.yuHua)
        #expect(try await reader.sends("p") == "已经是第一页了。")
        #expect(try await reader.sends("1") == Answer.toLive)
    }

    @Test(arguments: ["1", "１", "01", "第1个", "第一本", "1.", "1️⃣", " 1 "])
    func `a number may be written in many ways`(text: String) async throws {
        #expect(try await Reader().sends(["余华", text]) == Answer.toLive)
    }

    @Test(arguments: ["n", "N", "ｎ", "更多", "下一页"])
    func `so may the word for the next page`(text: String) async throws {
        #expect(try await Reader().sends(["余华", text]) == Self.secondPage)
    }

    @Test func `a number out of range says the range`() async throws {
        let expected = "列表里没有第 99 本，请回复 1 到 10 之间的序号。要找书名里有“99”的书，请加书名号：《99》"
        #expect(try await Reader().sends(["余华", "99"]) == expected)
        #expect(try await Reader().sends(["浪朝之巅", "0"]).hasPrefix("列表里只有 1 本书，请回复 1。"))
    }

    @Test func `anything else is searched for, and its list takes the place of the old one`() async throws {
        let reader = try Reader()
        #expect(try await reader.sends(["余华", "1984"]) == Answer.nineteenEightyFour)
        #expect(try await reader.sends("2").hasPrefix("1984\n作者：George Orwell\n"))
        #expect(try await reader.sends("活着") == Answer.toLive)
        #expect(try await reader.sends("n") == "已经是最后一页了。")
    }

    @Test func `a card of another book stands beside the list`() async throws {
        let reader = try Reader()
        #expect(try await reader.sends(["余华", "《活着》"]) == Answer.toLive)
        #expect(try await reader.sends("1") == Answer.toLive)
        #expect(try await reader.sends("n") == Self.secondPage)
        #expect(try await reader.sends(["余华", "随机", "n"]) == Self.secondPage)
        #expect(try await reader.sends(["余华", "浪潮之巅", "v"]).hasPrefix("《浪潮之巅》的 2 个版本："))
    }

    @Test func `the author of the book that was shown is one word away`() async throws {
        let reader = try Reader()
        #expect(try await reader.sends(["活着", "作者"]) == Answer.yuHua)
        #expect(try await reader.sends(["浪潮之巅", "同作者"]).hasPrefix("吴军的作品，共 "))
        #expect(try await Reader().sends(["余华", "作者"]) == "先回复序号选一本书，再回复“作者”看同作者的书。")
        #expect(try await Reader().sends("作者") == Answer.noList)
    }

    @Test func `v shows the other editions of the book that was shown`() async throws {
        let reader = try Reader()
        let editions = """
            《浪潮之巅》的 2 个版本：
            1. 浪潮之巅 电子工业出版社 2011 豆瓣 9.1
            2. 浪潮之巅（第四版）（上下册） 人民邮电出版社 2019 豆瓣 9.1
            回复序号看详情
            """
        #expect(try await reader.sends(["浪潮之巅", "v"]) == editions)
        #expect(try await reader.sends("2").hasPrefix("浪潮之巅（第四版）（上下册） · 豆瓣评分 9.1\n"))
        #expect(try await reader.sends(["余华", "v"]) == "先回复序号选一本书，再回复 v 看它的其他版本。")
        #expect(try await reader.sends(["1", "V"]) == "书库里的《活着》只有这一个版本。")
        #expect(try await reader.sends("n") == Self.secondPage)
    }

    @Test func `numbers can be tapped`() async throws {
        guard case .text(let text) = try await Reader().user.sends("1984") else {
            Issue.record("no text")
            return
        }
        let link = "<a href=\"weixin://bizmsgmenu?msgmenucontent=2&msgmenuid=1\">2. 1984</a> George Orwell"
        #expect(text.contains(link))
    }

    @Test func `after ten minutes the list is gone`() async throws {
        let reader = try Reader()
        _ = try await reader.sends("余华")
        reader.user.waits(.seconds(590))
        #expect(try await reader.sends("1") == Answer.toLive)
        reader.user.waits(.seconds(601))
        #expect(try await reader.sends("n") == Answer.noList)
        #expect(try await reader.sends("1") == "\(Answer.noList)\n要找书名里有“1”的书，请加书名号：《1》")
        #expect(try await reader.sends("1984") == Answer.nineteenEightyFour)
    }

    @Test func `each reader has a list of their own`() async throws {
        let reader = try Reader()
        _ = try await reader.sends("余华")
        #expect(try await reader.user.friend("oFriend").sends("n") == .text(Answer.noList))
        #expect(try await reader.sends("n") == Self.secondPage)
    }

    @Test func `who leaves leaves no list behind`() async throws {
        let reader = try Reader()
        _ = try await reader.sends("余华")
        #expect(try await reader.user.unfollows() == .nothing)
        #expect(try await reader.sends("n") == Answer.noList)
    }
}
