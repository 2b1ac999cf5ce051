// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Doumi
import Testing
import WeChatBotTesting
import WeChatProtocol

@Suite("A reader sends something else, or taps")
struct OtherMessagesTests {
    private static let popular = """
        大家爱看的书：
        1. 活着 余华 作家出版社 2012 豆瓣 9.4
        2. 解忧杂货店 东野圭吾 南海出版公司 2014 豆瓣 8.5
        3. 追风筝的人 卡勒德·胡赛尼 上海人民出版社 2006 豆瓣 8.9
        4. 嫌疑人X的献身 东野圭吾 南海出版公司 2008 豆瓣 8.9
        5. 白夜行 东野圭吾 南海出版公司 2008 豆瓣 9.1
        回复序号看详情，回复 n 看更多（第1/10页）
        """

    @Test(arguments: [nil, "5", "poster"])
    func `who follows is welcomed with examples to tap`(scene: String?) async throws {
        let expected = """
            欢迎关注豆米查书！
            发书名、作者或 ISBN 给我，马上帮你找到书。点一下试试：
            <a href="weixin://bizmsgmenu?msgmenucontent=浪潮之巅&msgmenuid=1">浪潮之巅</a>
            <a href="weixin://bizmsgmenu?msgmenucontent=余华&msgmenuid=1">余华</a>
            <a href="weixin://bizmsgmenu?msgmenucontent=9787121139512&msgmenuid=1">9787121139512</a>
            不知道看什么？看看<a href="weixin://bizmsgmenu?msgmenucontent=热门&msgmenuid=1">热门</a>，\
            或者<a href="weixin://bizmsgmenu?msgmenucontent=随机&msgmenuid=1">随机</a>来一本。
            回复 <a href="weixin://bizmsgmenu?msgmenucontent=%3F&msgmenuid=1">?</a> 看全部用法。
            """
        #expect(try await Reader().user.follows(scene: scene) == .text(expected))
    }

    @Test(arguments: ["?", "？", "帮助", "help", "HELP", " ? "])
    func `help is given`(text: String) async throws {
        let expected = """
            豆米查书，发一条消息就能查书：
            书名　浪潮之巅，繁体、拼音也行
            作者　余华，也可以写余华 活着
            ISBN　9787121139512，10 位、13 位都行
            发现　热门、推荐，或者随机来一本
            书单　看到一本书时回复“收藏”，我的书单里随时看

            出现列表时（10 分钟内有效）：回复序号看详情，n 下一页，p 上一页。
            出现一本书时：v 看其他版本，“作者”看同作者的书。
            “删除 2”把第 2 本移出书单，“清除”删掉整个书单。
            书名刚好是数字或指令时，加上书名号：《1984》
            """
        #expect(try await Reader().sends(text) == expected)
        let linked = try Reader(publicURL: "https://books.example/")
        #expect(try await linked.sends(text) == "\(expected)\n使用说明（https://books.example/）")
    }

    @Test func `a scanned book gives its card`() async throws {
        let reader = try Reader()
        #expect(PlainText.rendering(try await reader.user.scans("EAN_13,9787121139512", key: "SCAN")) == Answer.onTop)
        let pushed = ScanCodePushEvent(key: "", code: ScannedCode(type: "barcode", result: "EAN_13,9787121139512"))
        #expect(PlainText.rendering(try await reader.user.sends(.event(pushed))) == Answer.onTop)
        let product = UserScanProductEvent(standard: "ean13", key: "9787121139512")
        #expect(PlainText.rendering(try await reader.user.sends(.event(product))) == Answer.onTop)
    }

    @Test func `a scanned something else is explained`() async throws {
        let user = try Reader().user
        let other: Reply = "扫到的不是图书条形码。请扫书封底上 978 或 979 开头的条形码，或者直接发书名。"
        #expect(try await user.scans("CODE_128,AB-1024") == other)
        #expect(try await user.scans("https://example.com/") == other)
        let goods: Reply = "69 开头的是商品条形码，不是图书。图书的 ISBN 以 978 或 979 开头，一般印在封底。"
        #expect(try await user.scans("EAN_13,6901234567892") == goods)
        #expect(try await user.sends(.event(UserScanProductEvent(standard: "ean13", key: "6901234567892"))) == .nothing)
    }

    @Test func `a recording is its words, where WeChat tells them`() async throws {
        let reader = try Reader()
        #expect(PlainText.rendering(try await reader.user.speaks("浪潮之巅。")) == Answer.onTop)
        _ = try await reader.sends("余华")
        #expect(PlainText.rendering(try await reader.user.speaks("第一本。")) == Answer.toLive)
        let unheard: Reply = "未识别。没听清你说的书名，请打字发给我：书名、作者或 ISBN 都行。"
        for recognition in [nil, "", " ", "。"] { #expect(try await reader.user.speaks(recognition) == unheard) }
    }

    @Test func `a picture, a place, a link, a video get a hint`() async throws {
        let user = try Reader().user
        #expect(try await user.sendsImage() == "图片我还看不懂。请打字发书名、作者，或封底条形码上的 ISBN 数字。")
        #expect(PlainText.rendering(try await user.sendsLocation(latitude: 31.2, longitude: 121.5)) == Answer.message)
        #expect(PlainText.rendering(try await user.sends(.link(LinkMessage()))) == Answer.message)
        #expect(PlainText.rendering(try await user.sends(.video(VideoMessage()))) == Answer.message)
        #expect(PlainText.rendering(try await user.sends(.shortVideo(ShortVideoMessage()))) == Answer.message)
        #expect(PlainText.rendering(try await user.sends(.file(FileMessage()))) == Answer.message)
        #expect(PlainText.rendering(try await user.sends(.unknown(UnknownMessage()))) == Answer.message)
    }

    @Test(arguments: ["【收到不支持的消息类型，暂无法显示】", "【收到不支援的訊息類型，無法顯示】", "[Unsupported Message]", "[Unsupported message]"])
    func `WeChat's notice of what it keeps back gets a hint and no search`(text: String) async throws {
        #expect(try await Reader().sends(text) == Answer.message)
    }

    @Test func `menu keys are answered, also those that mean nothing yet`() async throws {
        let user = try Reader().user
        #expect(try await user.taps("HELP") == (try await user.sends("?")))
        #expect(PlainText.rendering(try await user.taps("HOT")) == Self.popular)
        #expect(PlainText.rendering(try await user.sends("2")).hasPrefix("解忧杂货店 · 豆瓣评分 8.5\n"))
        #expect(try await user.taps("SCAN") == "请用菜单里的扫一扫对准书封底的条形码，或者直接发条形码上的 ISBN 数字。")
        let hint = "这个功能还在准备中。发书名、作者或 ISBN 给我，就能查书；回复 ? 看用法。"
        #expect(PlainText.rendering(try await user.taps("V2_UNKNOWN")) == hint)
    }

    @Test func `who doesn't know what to read gets suggestions`() async throws {
        let reader = try Reader()
        #expect(try await reader.sends("热门") == Self.popular)
        let lines = try await reader.sends("随机").split(separator: "\n")
        #expect(lines.contains("随手翻到的一本，回复“换一本”再翻"))
        #expect(lines.contains { $0.hasPrefix("ISBN：") })
        #expect(try await reader.sends("《推荐》").contains("没有找到"))
        #expect(PlainText.rendering(try await reader.user.taps("RANDOM")).contains("随手翻到的一本"))
    }

    @Test func `suggestions are the popular books in another order, which pages keep`() async throws {
        let reader = try Reader()
        let first = try await reader.sends("推荐")
        #expect(first.hasPrefix("推荐给你，随便看看：\n1. "))
        #expect(first.hasSuffix("回复序号看详情，回复 n 看更多（第1/10页）"))
        #expect(try await reader.sends(["n", "p"]) == first)
        #expect(try await reader.sends("换一批") != first)
    }

    @Test func `other events are met with silence`() async throws {
        let user = try Reader().user
        #expect(try await user.sends(.event(LocationEvent())) == .nothing)
        #expect(try await user.sends(.event(ScanEvent(scene: "5"))) == .nothing)
        #expect(try await user.sends(.event(ViewEvent())) == .nothing)
        #expect(try await user.unfollows() == .nothing)
    }
}
