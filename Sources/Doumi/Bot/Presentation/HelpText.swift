// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What the bot can do, in a screenful.
struct HelpText: Sendable {
    /// What the bot calls itself.
    let name: String
    /// The address of its home page, if it can be reached.
    var homePage: String?

    /// The whole text; the examples can be tapped.
    var text: String {
        let lines = [
            "\(SafeText.line(self.name))，发一条消息就能查书：",
            "书名　\(QuickReply.link("浪潮之巅"))，繁体、拼音也行",
            "作者　\(QuickReply.link("余华"))，也可以写\(QuickReply.link("余华 活着"))",
            "ISBN　\(QuickReply.link("9787121139512"))，10 位、13 位都行",
            "发现　\(QuickReply.link("热门"))、\(QuickReply.link("推荐"))，或者\(QuickReply.link("随机"))来一本",
            "书单　看到一本书时回复“收藏”，\(QuickReply.link("我的书单"))里随时看",
            "",
            "出现列表时（10 分钟内有效）：回复序号看详情，n 下一页，p 上一页。",
            "出现一本书时：v 看其他版本，“作者”看同作者的书。",
            "“删除 2”把第 2 本移出书单，“清除”删掉整个书单。",
            "书名刚好是数字或指令时，加上书名号：《1984》",
        ]
        let more = self.homePage.map { ["<a href=\"\($0)/\">使用说明</a>"] } ?? []
        return (lines + more).joined(separator: "\n")
    }
}
