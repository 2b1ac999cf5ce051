// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing
import WeChatBotTesting
import WeChatProtocol

@Suite("A reader looks for a book")
struct SearchDialogueTests {
    @Test(arguments: [
        "浪潮之巅", "《浪潮之巅》", "书名：浪潮之巅", "吴军 浪潮之巅", "langchaozhidian", "lczd", "9787121139512", "7-121-13951-0",
        "ISBN 978-7-121-13951-2", "９７８７１２１１３９５１２", " 浪潮之巅\n",
    ])
    func `a title, a title with its author, pinyin or an ISBN gives the card`(text: String) async throws {
        #expect(try await Reader().sends(text) == Answer.onTop)
    }

    @Test func `the card is a news reply with one article and no picture`() async throws {
        let reply = try await Reader().user.sends("活着")
        #expect(
            reply
                == .news([
                    Article(
                        title: "活着 · 豆瓣评分 9.4",
                        description: """
                            作者：余华
                            作家出版社 · 2012年8月 · 191页 · 平装
                            定价：20.00元
                            ISBN：978-7-5063-6543-7
                            评分来源：豆瓣，2017–2023 年的快照
                            回复“收藏”放进书单，“作者”看同作者的书
                            """,
                        pictureURL: "",
                        url: "https://book.douban.com/subject/4913064/"
                    )
                ])
        )
    }

    @Test func `what isn't known of a book is left out`() async throws {
        let expected = """
            1984
            作者：George Orwell
            Signet Book · 1990年
            ISBN：9780451524935
            回复“收藏”放进书单，“作者”看同作者的书
            https://openlibrary.org/isbn/9780451524935
            """
        #expect(try await Reader().sends("9780451524935") == expected)
    }

    @Test func `traditional characters find the book`() async throws {
        #expect(try await Reader().sends("圍城").hasPrefix("围城 · 豆瓣评分 8.9\n作者：钱锺书\n"))
    }

    @Test(arguments: ["余华", "yuhua", "作者：余华"])
    func `an author gives the author's works`(text: String) async throws {
        #expect(try await Reader().sends(text) == Answer.yuHua)
    }

    @Test func `a number that is a title is looked for`() async throws {
        #expect(try await Reader().sends("1984") == Answer.nineteenEightyFour)
    }

    @Test func `a slip in a title gives what comes near, to be tapped or chosen`() async throws {
        let reader = try Reader()
        let expected = """
            没有找到「浪朝之巅」。
            书名、作者、出版社、拼音、相近的字都试过了。
            你要找的是不是：
            1. <a href="weixin://bizmsgmenu?msgmenucontent=《浪潮之巅》&msgmenuid=1">浪潮之巅</a> 吴军 豆瓣 9.1
            点书名或回复序号看详情
            """
        #expect(try await reader.user.sends("浪朝之巅") == .text(expected))
        #expect(try await reader.sends("1") == Answer.onTop)
    }

    @Test func `a wrong check digit gives the likely book and says so`() async throws {
        let expected = Answer.onTop.replacing("\n作者：吴军", with: "\n校验位不对，是不是找这本：\n作者：吴军")
        #expect(try await Reader().sends("9787121139513") == expected)
    }

    @Test func `an ISBN without a book is said to have none`() async throws {
        let expected = """
            没有找到 ISBN 为 978-7-5063-0000-1 的书。
            书库里还没有这本书。请对照封底或版权页核对数字，或者直接发书名。
            """
        #expect(try await Reader().sends("9787506300001") == expected)
    }

    @Test(arguments: [
        ("9787121139999", "这个 ISBN 的校验位不对，也没有找到只差一位的书。请对照封底或版权页核对一下，或者直接发书名。"),
        ("ISBN 978712113951", "ISBN 是 13 位或 10 位数字，这里有 12 位。请对照封底或版权页核对一下，或者直接发书名。"),
        ("9771005251007", "977 开头的是期刊条形码（ISSN），我只认识图书。图书的 ISBN 以 978 或 979 开头，一般印在封底。"),
        ("6901234567892", "69 开头的是商品条形码，不是图书。图书的 ISBN 以 978 或 979 开头，一般印在封底。"),
        ("9790260000438", "979-0 开头的是乐谱编号（ISMN），我只认识图书。图书的 ISBN 以 978 或 979 开头，一般印在封底。"),
    ])
    func `a number of something else is explained`(text: String, expected: String) async throws {
        #expect(try await Reader().sends(text) == expected)
    }

    @Test func `what a reader wrote is shown back short, and can't be tapped`() async throws {
        let expected = """
            没有找到「＜a href="http：//evil.example/…」。
            书名、作者、出版社、拼音、相近的字都试过了。
            书库里可能还没有这本书。换个写法试试：只发书名里的几个字，或者只发作者的名字。
            """
        let text = "<a href=\"http://evil.example/\">点我领奖</a>\n<b>"
        #expect(try await Reader().user.sends(text) == .text(expected))
    }

    @Test func `a long text isn't searched for, but the ISBN in it is`() async throws {
        let reader = try Reader()
        let long = String(repeating: "很长的一段话", count: 40)
        #expect(try await reader.sends(long) == "这段话有点长，我不知道该找哪本。只发书名、作者或 ISBN 就好。")
        #expect(try await reader.sends("\(long) 9787121139512 \(long)") == Answer.onTop)
    }

    @Test(arguments: ["！！！", "。", "😀", "👨‍👩‍👧", "/::)", "/:rose", "[微笑][强]", ""])
    func `punctuation and emoji get a friendly word`(text: String) async throws {
        #expect(try await Reader().sends(text) == Answer.nothingAsked)
    }

    @Test(arguments: ["[微笑]", "[玫瑰]", "[OK]", "[强]", "[强] [强]！"])
    func `emoji codes are never looked for`(text: String) async throws {
        #expect(try await Reader().sends(text) == Answer.nothingAsked)
    }

    @Test(arguments: ["怎么用", "使用说明", "使用帮助", "菜单", "功能", "人工客服", "你是谁？", "??", "？？？"])
    func `help has many names`(text: String) async throws {
        #expect(try await Reader().sends(text) == (try await Reader().sends("?")))
    }

    @Test(arguments: ["推荐一本好书", "有什么好书推荐", "有什么好书推荐吗？", "推荐几本书吧"])
    func `who asks for good books gets them`(text: String) async throws {
        #expect(try await Reader().sends(text).hasPrefix("推荐给你，随便看看：\n1. "))
    }

    @Test(arguments: ["ISBN", "ISBN-13", "isbn：", "书号"])
    func `the word ISBN alone is told what is missing`(text: String) async throws {
        let expected = "请把 ISBN 的 13 位或 10 位数字发给我，比如 9787121139512；它一般印在封底条形码的上方。"
        #expect(try await Reader().sends(text) == expected)
    }

    @Test(arguments: [
        ("谢谢啦", "不客气，看书愉快！"), ("好的", "不客气，看书愉快！"), ("再见", "再见，下次想找书再来！"), ("晚安", "再见，下次想找书再来！"),
        ("哈哈哈", "好的。想找书的时候，发书名、作者或 ISBN 给我就行；回复 ? 看用法。"),
        ("嗯", "好的。想找书的时候，发书名、作者或 ISBN 给我就行；回复 ? 看用法。"),
        ("取消", "好的。想找书的时候，发书名、作者或 ISBN 给我就行；回复 ? 看用法。"),
    ])
    func `small talk is answered in kind`(text: String, expected: String) async throws {
        #expect(try await Reader().sends(text) == expected)
    }

    @Test func `greetings and thanks are answered in kind`() async throws {
        #expect(try await Reader().sends("你好！") == "你好！想找哪本书？发书名、作者或 ISBN 给我就行；回复 ? 看用法。")
        #expect(try await Reader().sends("谢谢") == "不客气，看书愉快！")
    }
}
