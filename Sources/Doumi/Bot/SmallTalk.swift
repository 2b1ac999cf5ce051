// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What people say without looking for a book.
///
/// It is asked only where no book is called so.
enum SmallTalk: Hashable, Sendable {
    case greeting, thanks, farewell, chat, nothing
    /// How does this work?
    case help
    /// What is there to read?
    case suggestions
    /// The word ISBN without a number.
    case isbn

    /// Recognises it; nil for anything else.
    init?(_ text: String) {
        // A title in its quotation marks is one.
        if text.contains("《") { return nil }
        let words = text.filter { $0.isLetter || $0.isNumber }.lowercased()
        if EmojiCodes.areAll(of: text) {
            self = .nothing
        } else if let talk = Self.phrases[words] {
            self = talk
        } else if !words.isEmpty, "哈呵嘿嘻".contains(where: { letter in words.allSatisfy { $0 == letter } }) {
            self = .chat
        } else if Self.asksForSuggestions(words) {
            self = .suggestions
        } else {
            return nil
        }
    }

    /// Whether the text speaks of recommending, and for the rest of nothing but books in general.
    private static func asksForSuggestions(_ words: String) -> Bool {
        guard ["推荐", "推薦", "好书", "好看"].contains(where: words.contains) else { return false }
        return words.allSatisfy { "推荐推薦有什么没给我请帮一本几些点下的好看书書籍吗吧呢啊可以想要能否求值得读".contains($0) }
    }

    private static let phrases: [String: SmallTalk] = {
        let phrases: [SmallTalk: [String]] = [
            .greeting: [
                "你好", "您好", "你好呀", "你好啊", "在吗", "在么", "在不在", "嗨", "哈喽", "hi", "hello", "早", "早上好", "早安", "中午好", "下午好",
                "晚上好", "有人吗",
            ],
            .thanks: [
                "谢谢", "谢谢你", "谢谢您", "谢谢啦", "谢谢了", "谢了", "谢啦", "多谢", "谢谢豆米", "非常感谢", "感谢", "謝謝", "thanks", "thankyou",
                "thx",
                "好的", "好的谢谢", "收到", "ok", "辛苦了",
            ],
            .farewell: ["再见", "再見", "拜拜", "bye", "byebye", "晚安", "回头见", "下次见", "明天见"],
            .chat: [
                "嗯", "嗯嗯", "嗯呢", "哦", "哦哦", "噢", "好", "好吧", "好呀", "好啊", "行", "可以", "知道了", "明白", "明白了", "是", "是的", "不是",
                "对", "没事",
                "没有了", "不用了", "不用", "取消", "算了", "退出", "结束", "停止", "厉害", "真棒", "不错", "赞", "测试", "test", "lol",
            ],
            .help: [
                "怎么用", "怎么使用", "如何使用", "怎么查", "怎么查书", "如何查书", "怎么玩", "使用说明", "使用帮助", "使用方法", "用法", "说明", "菜单", "选单",
                "功能",
                "有什么功能", "你会什么", "你能做什么", "你会做什么", "能做什么", "人工", "客服", "人工客服", "转人工", "联系客服", "你是谁", "你叫什么", "你是机器人吗",
                "你是人吗",
                "指令", "命令", "menu", "教程", "帮帮我", "帮助中心", "start",
            ],
            .suggestions: ["看什么书", "读什么书", "看什么", "读什么", "看什么好", "读什么好", "有什么书", "都有什么书", "有哪些书", "畅销书"],
            .isbn: ["isbn", "isbn13", "isbn10", "isbn号", "isbn码", "书号", "書號", "国际标准书号", "条形码", "条码"],
        ]
        return Dictionary(
            phrases.flatMap { talk, words in words.map { ($0, talk) } },
            uniquingKeysWith: { first, _ in first }
        )
    }()
}
