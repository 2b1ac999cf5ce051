// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What readers say around the name of a book: `请问有没有…`, `…怎么样`.
enum Courtesies {
    private static let before = [
        "你好", "您好", "请问一下", "请问", "我想要找", "我想找", "我想看", "我想要", "我想买", "我想读", "我想借", "我要找", "我要看", "我要", "我想",
        "帮我", "麻烦", "给我", "帮忙", "请", "找一下", "查一下", "搜一下", "找找", "查查", "搜搜", "查找", "查询", "搜索", "查书", "想看", "想找", "想买",
        "想读", "推荐", "有没有", "有", "找", "查", "搜", "求", "看", "谁写的", "谁写了", "谁是", "一本叫做", "一本叫", "一本书叫", "这本书叫", "这本", "一本",
        "一下", "叫做", "书名叫", "书名是", "作者是", "作者叫", "作者", "作家", "书名", "关于",
    ]

    private static let after = [
        "这本书", "这本", "的书", "书", "有没有", "有吗", "有么", "在吗", "吗", "么", "嘛", "呢", "吧", "啊", "呀", "怎么样", "如何", "好看", "好不好看",
        "好不好",
        "多少钱", "几块钱", "价格", "定价", "的作者是谁", "作者是谁", "是谁写的", "谁写的", "的作者", "作者", "是谁", "的", "讲什么", "讲了什么", "讲的什么", "多少页",
        "哪个版本好", "哪个出版社", "出版社", "的小说", "小说", "的作品", "作品", "电子书", "在线阅读", "免费阅读", "全文", "下载", "简介", "内容简介", "评分", "书评",
        "豆瓣", "全集", "谢谢", "多谢", "第一部", "第二部", "第三部", "写的", "写", "著", "pdf", "epub", "txt", "mobi",
    ]

    /// In characters.
    private static let longestPhrase = 8

    /// The text without such phrases at both ends; `nil` if there are none, or nothing else.
    static func removed(from text: String) -> String? {
        var rest = SearchWords.trimmed(text)[...]
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            let start = rest.prefix(Self.longestPhrase).lowercased()
            if let phrase = Self.longest(Self.before, where: start.hasPrefix) {
                rest = rest.dropFirst(phrase.count)
                hasChanged = true
            }
            let end = rest.suffix(Self.longestPhrase).lowercased()
            if let phrase = Self.longest(Self.after, where: end.hasSuffix) {
                rest = rest.dropLast(phrase.count)
                hasChanged = true
            }
            while let first = rest.first, !first.isLetter, !first.isNumber, !"《[（(".contains(first) {
                rest = rest.dropFirst()
            }
            while let last = rest.last, "?？!！。.，, ~～".contains(last) { rest = rest.dropLast() }
        }
        return rest.isEmpty || rest.count == text.count ? nil : String(rest)
    }

    /// Whether folded characters are nothing but such phrases, one after another.
    static func areAll(of scalars: [UInt32]) -> Bool {
        var view = String.UnicodeScalarView()
        for value in scalars { if let scalar = Unicode.Scalar(value) { view.append(scalar) } }
        var rest = String(view)[...]
        while !rest.isEmpty {
            guard let phrase = Self.longest(Self.before + Self.after, where: rest.hasPrefix) else { return false }
            rest = rest.dropFirst(phrase.count)
        }
        return true
    }

    private static func longest(_ phrases: [String], where fits: (String) -> Bool) -> String? {
        phrases.filter(fits).max { $0.utf8.count < $1.utf8.count }
    }
}
