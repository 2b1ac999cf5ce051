// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A text that readers send, and what they want to get from the starter catalogue.
public struct RealQuery: Sendable, CustomStringConvertible {
    /// What is sent.
    public let text: String
    /// What comes back, in the words of ``AnswerSummary``.
    public let answer: String

    /// The text itself.
    public var description: String { self.text }

    /// The queries, each with its answer.
    public static let all: [RealQuery] = [
        // Titles.
        RealQuery(text: "浪潮之巅", answer: "book 浪潮之巅/吴军 +1 title"),
        RealQuery(text: "《浪潮之巅》", answer: "book 浪潮之巅/吴军 +1 title"),
        RealQuery(text: "  浪潮之巅 \n", answer: "book 浪潮之巅/吴军 +1 title"),
        RealQuery(text: "百年孤独", answer: "book 百年孤独/加西亚·马尔克斯 +0 title"),
        RealQuery(text: "平凡的世界", answer: "book 平凡的世界（全三部）/路遥 +0 title"),
        RealQuery(text: "三体", answer: "list 4: 三体/刘慈欣 +0 title"),
        RealQuery(text: "三体2", answer: "book 三体Ⅱ/刘慈欣 +0 title"),
        RealQuery(text: "三体II 黑暗森林", answer: "book 三体Ⅱ/刘慈欣 +0 title"),
        RealQuery(text: "三体黑暗森林", answer: "book 三体Ⅱ/刘慈欣 +0 words"),
        RealQuery(text: "1984", answer: "list 2: 1984/乔治·奥威尔 +0 title"),
        RealQuery(text: "1Q84", answer: "list 2: 1Q84 BOOK 1/村上春树 +0 beginning of the title"),
        RealQuery(text: "达芬奇密码", answer: "book 达·芬奇密码/丹·布朗 +0 title"),
        RealQuery(text: "天才在左，疯子在右", answer: "book 天才在左 疯子在右/高铭 +0 title"),
        RealQuery(text: "哈利波特魔法石", answer: "book 哈利·波特与魔法石/J. K. 罗琳 +0 words"),
        RealQuery(text: "c++", answer: "list 2: C++ Primer 中文版（第 5 版）/Stanley B. Lippman +1 beginning of the title"),
        RealQuery(text: "Ｃ＋＋", answer: "list 2: C++ Primer 中文版（第 5 版）/Stanley B. Lippman +1 beginning of the title"),
        RealQuery(
            text: "harry potter",
            answer: "list 3: Harry Potter and the Prisoner of Azkaban/J.K. Rowling +0 beginning of the title"
        ),
        RealQuery(text: "算法导论", answer: "book 算法导论（原书第3版）/Thomas H.Cormen +0 title"),
        RealQuery(text: "家", answer: "list 8: 家/巴金 +0 title"),
        RealQuery(text: "余", answer: "list 17: 活着/余华 +0 words"),
        // Traditional characters.
        RealQuery(text: "圍城", answer: "book 围城/钱锺书 +1 title"),
        RealQuery(text: "活著", answer: "book 活着/余华 +0 title"),
        RealQuery(text: "傾城之戀", answer: "book 倾城之恋/张爱玲 +0 title"),
        RealQuery(text: "張愛玲", answer: "author 张爱玲 6: 倾城之恋/张爱玲 +0 author"),
        // Authors.
        RealQuery(text: "余华", answer: "author 余华 10: 活着/余华 +0 author"),
        RealQuery(text: "余华的书", answer: "author 余华 10: 活着/余华 +0 author"),
        RealQuery(text: "作者：余华", answer: "author 余华 10: 活着/余华 +0 author"),
        RealQuery(text: "东野圭吾", answer: "author 东野圭吾 18: 解忧杂货店/东野圭吾 +0 author"),
        RealQuery(text: "马尔克斯", answer: "author 加西亚·马尔克斯 4: 百年孤独/加西亚·马尔克斯 +0 author"),
        RealQuery(text: "毛姆", answer: "author 威廉·萨默塞特·毛姆 5: 月亮与六便士/威廉·萨默塞特·毛姆 +0 author"),
        RealQuery(text: "jk罗琳", answer: "author J. K. 罗琳 7: 哈利·波特与魔法石/J. K. 罗琳 +0 author"),
        RealQuery(text: "钱钟书", answer: "book 围城/钱锺书 +1 author"),
        // Both.
        RealQuery(text: "《活着》余华", answer: "book 活着/余华 +0 title and author"),
        RealQuery(text: "余华 活着", answer: "book 活着/余华 +0 title and author"),
        RealQuery(text: "活着，余华", answer: "book 活着/余华 +0 title and author"),
        RealQuery(text: "余华活着", answer: "book 活着/余华 +0 title and author"),
        RealQuery(text: "书名：活着 作者:余华", answer: "book 活着/余华 +0 title and author"),
        RealQuery(text: "钱钟书 围城", answer: "book 围城/钱锺书 +1 title and author"),
        RealQuery(text: "出版社:作家出版社", answer: "list 17: 活着/余华 +0 details"),
        // Pinyin.
        RealQuery(text: "yuhua", answer: "author 余华 10: 活着/余华 +0 pinyin of the author"),
        RealQuery(text: "Yu Hua", answer: "author 余华 10: 活着/余华 +0 pinyin of the author"),
        RealQuery(text: "huozhe", answer: "book 活着/余华 +0 pinyin of the title"),
        RealQuery(text: "lang chao zhi dian", answer: "book 浪潮之巅/吴军 +1 pinyin of the title"),
        RealQuery(text: "lczd", answer: "book 浪潮之巅/吴军 +1 initials"),
        RealQuery(text: "shuihuzhuan", answer: "book 水浒传（全二册）/施耐庵 +0 pinyin of the title"),
        // ISBNs and other numbers.
        RealQuery(text: "9787121139512", answer: "book 浪潮之巅/吴军 +1 ISBN"),
        RealQuery(text: "ISBN：978－7－121－13951－2", answer: "book 浪潮之巅/吴军 +1 ISBN"),
        RealQuery(text: "7-121-13951-0", answer: "book 浪潮之巅/吴军 +1 ISBN"),
        RealQuery(text: "EAN_13,9787121139512", answer: "book 浪潮之巅/吴军 +1 ISBN"),
        RealQuery(text: "9787121139513", answer: "repaired 1: 浪潮之巅/吴军 +1 ISBN"),
        RealQuery(text: "9787121193512", answer: "repaired 1: 浪潮之巅/吴军 +1 ISBN"),
        RealQuery(text: "7121139511", answer: "repaired 1: 浪潮之巅/吴军 +1 ISBN"),
        RealQuery(text: "6901234567892", answer: "notISBN a barcode of other goods"),
        RealQuery(text: "9771000000003", answer: "notISBN a magazine's barcode"),
        RealQuery(text: "9787100000001", answer: "notISBN wrong check digit"),
        RealQuery(text: "9787100000000", answer: "notFound"),
        // Sentences.
        RealQuery(text: "刘慈欣的三体", answer: "book 三体/刘慈欣 +0 title and author"),
        RealQuery(text: "帮我找一下浪潮之巅", answer: "book 浪潮之巅/吴军 +1 title"),
        RealQuery(text: "请问有活着吗", answer: "book 活着/余华 +0 title"),
        RealQuery(text: "我想找一本叫活着的书", answer: "book 活着/余华 +0 title"),
        RealQuery(text: "三体有吗", answer: "list 4: 三体/刘慈欣 +0 title"),
        RealQuery(text: "三体怎么样", answer: "list 4: 三体/刘慈欣 +0 title"),
        RealQuery(text: "三体多少钱", answer: "list 4: 三体/刘慈欣 +0 title"),
        RealQuery(text: "三体的作者", answer: "list 4: 三体/刘慈欣 +0 title"),
        RealQuery(text: "三体作者是谁", answer: "list 4: 三体/刘慈欣 +0 title"),
        RealQuery(text: "谁写的三体", answer: "list 4: 三体/刘慈欣 +0 title"),
        RealQuery(text: "三体第二部", answer: "book 三体Ⅱ/刘慈欣 +0 title"),
        RealQuery(text: "有余华的书吗", answer: "author 余华 10: 活着/余华 +0 author"),
        RealQuery(text: "作者余华", answer: "author 余华 10: 活着/余华 +0 author"),
        RealQuery(text: "by 余华", answer: "author 余华 10: 活着/余华 +0 author"),
        RealQuery(text: "李继宏译", answer: "list 3: 追风筝的人/卡勒德·胡赛尼 +0 details"),
        RealQuery(text: "译者：李继宏", answer: "list 3: 追风筝的人/卡勒德·胡赛尼 +0 details"),
        RealQuery(text: "译者:李继宏 书名:小王子", answer: "book 小王子/安托万·德·圣埃克苏佩里 +0 title"),
        RealQuery(text: "你好，请问有没有《活着》这本书？", answer: "book 活着/余华 +0 title"),
        RealQuery(text: "我想看《三体》", answer: "list 4: 三体/刘慈欣 +0 title"),
        RealQuery(text: "《活着》 pdf", answer: "book 活着/余华 +0 title"),
        // One word too many.
        RealQuery(text: "活着 pdf", answer: "book 活着/余华 +0 title"),
        RealQuery(text: "活着 豆瓣", answer: "book 活着/余华 +0 title"),
        RealQuery(text: "活着 2012", answer: "book 活着/余华 +0 title"),
        RealQuery(text: "东野圭吾 白夜行 豆瓣", answer: "book 白夜行/东野圭吾 +0 title and author"),
        RealQuery(text: "红楼梦 清华大学出版社", answer: "book 红楼梦/曹雪芹 +0 title"),
        RealQuery(text: "liu cixin santi", answer: "list 4: 三体/刘慈欣 +0 details"),
        RealQuery(text: "活%着", answer: "book 活着/余华 +0 title"),
        RealQuery(text: "活 着", answer: "book 活着/余华 +0 title"),
        RealQuery(text: "活。着", answer: "book 活着/余华 +0 title"),
        RealQuery(text: "活\u{1}着", answer: "book 活着/余华 +0 title"),
        RealQuery(text: "晚安", answer: "notFound"),
        RealQuery(text: "百年孤毒", answer: "notFound: 百年孤独/加西亚·马尔克斯 +0 similar sound"),
        // Numbers in company.
        RealQuery(text: "ISBN 7-121-13951-0 浪潮之巅", answer: "book 浪潮之巅/吴军 +1 ISBN"),
        RealQuery(text: "浪潮之巅 7-121-13951-0", answer: "book 浪潮之巅/吴军 +1 ISBN"),
        RealQuery(text: "9787121139512 55.00", answer: "book 浪潮之巅/吴军 +1 ISBN"),
        RealQuery(text: "9787121139512 9787115514226", answer: "book 浪潮之巅/吴军 +1 ISBN"),
        RealQuery(text: "浪潮之巅 9787121139513", answer: "repaired 1: 浪潮之巅/吴军 +1 ISBN"),
        RealQuery(text: "浪潮之巅 9787100000001", answer: "book 浪潮之巅/吴军 +1 title"),
        // Slips.
        RealQuery(text: "浪朝之巅", answer: "notFound: 浪潮之巅/吴军 +1 similar sound"),
        RealQuery(text: "浪潮之颠", answer: "notFound: 浪潮之巅/吴军 +1 similar sound"),
        RealQuery(text: "浪湖之巅", answer: "notFound: 浪潮之巅/吴军 +1 similar title"),
        RealQuery(text: "钱钟树", answer: "notFound: 围城/钱锺书 +1 similar sound"),
        RealQuery(text: "pyhton", answer: "notFound: Python编程/埃里克·马瑟斯 +1 similar title"),
        RealQuery(
            text: "hary poter",
            answer: "notFound: Harry Potter and the Goblet of Fire/J.K. Rowling +0 similar title"
        ),
        // Nothing, and what is no language of ours.
        RealQuery(text: "2666", answer: "notFound"),
        RealQuery(text: "？", answer: "nothingAsked"),
        RealQuery(text: "title:*", answer: "nothingAsked"),
        RealQuery(text: "\"; DROP TABLE book; --", answer: "notFound"),
    ]
}
