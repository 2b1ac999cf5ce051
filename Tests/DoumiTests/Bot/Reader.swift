// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Doumi
import WeChatBotTesting
import WeChatProtocol

/// A reader who talks to Doumi over the starter catalogue, and sees what a terminal would show.
struct Reader {
    private static let repository = Result { MemoryBookRepository(try StarterCatalogue.books()) }

    let user: TestUser

    init(publicURL: String? = nil) throws {
        self.user = TestUser(DoumiBot(repository: try Self.repository.get(), publicURL: publicURL).buildResponder())
    }

    /// Sends a text and reads the answer without its links.
    func sends(_ text: String) async throws -> String { PlainText.rendering(try await self.user.sends(text)) }

    /// Sends each text, and reads the last answer.
    func sends(_ texts: [String]) async throws -> String {
        var answer = ""
        for text in texts { answer = try await self.sends(text) }
        return answer
    }
}

/// What several dialogues lead to.
enum Answer {
    static let onTop = """
        浪潮之巅 · 豆瓣评分 9.1
        作者：吴军
        电子工业出版社 · 2011年8月 · 584页 · 平装
        定价：55.00元
        ISBN：978-7-121-13951-2
        另有 1 个版本，回复 v 查看
        评分来源：豆瓣，2017–2023 年的快照
        回复“收藏”放进书单，“作者”看同作者的书
        https://book.douban.com/subject/6709783/
        """
    static let toLive = """
        活着 · 豆瓣评分 9.4
        作者：余华
        作家出版社 · 2012年8月 · 191页 · 平装
        定价：20.00元
        ISBN：978-7-5063-6543-7
        评分来源：豆瓣，2017–2023 年的快照
        回复“收藏”放进书单，“作者”看同作者的书
        https://book.douban.com/subject/4913064/
        """
    static let yuHua = """
        余华的作品，共 10 本：
        1. 活着 作家出版社 2012 豆瓣 9.4
        2. 许三观卖血记 南海出版公司 1998 豆瓣 8.9
        3. 兄弟（上） 上海文艺出版社 2005 豆瓣 8.4
        4. 第七天 新星出版社 2013 豆瓣 7.0
        5. 在细雨中呼喊 作家出版社 2012 豆瓣 8.8
        回复序号看详情，回复 n 看更多（第1/2页）
        """
    static let nineteenEightyFour = """
        找到 2 本书：
        1. 1984 乔治·奥威尔 北京十月文艺出版社 2010 豆瓣 9.4
        2. 1984 George Orwell Signet Book 1990
        回复序号看详情
        """
    static let message = "这个我还看不懂。发书名、作者或 ISBN 给我，就能查书；回复 ? 看用法。"
    static let nothingAsked = "想找哪本书？发书名、作者或 ISBN 给我就行；回复 ? 看用法。"
    static let noList = "现在没有列表可选。请发书名、作者或 ISBN 给我。"
}
