// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What the console calls the fields of a book, and what it says of those that can't be taken.
struct BookFieldNames {
    let text: ConsoleLanguage

    /// The fields that are shown, in their order; the others stay as they are.
    static let shown = [
        "isbn13", "title", "subtitle", "original_title", "authors", "translators", "publisher", "pubdate", "pages",
        "price", "binding", "rating", "raters", "rating_source", "tags", "url", "cover_url", "summary",
    ]

    func label(of field: String) -> String {
        switch field {
        case "isbn13": "ISBN"
        case "title": self.text("Title", "书名")
        case "subtitle": self.text("Subtitle", "副标题")
        case "original_title": self.text("Original title", "原作名")
        case "authors": self.text("Authors, ; between", "作者（用 ; 分隔）")
        case "translators": self.text("Translators, ; between", "译者（用 ; 分隔）")
        case "publisher": self.text("Publisher", "出版社")
        case "pubdate": self.text("Published (2011-08)", "出版日期（如 2011-08）")
        case "pages": self.text("Pages", "页数")
        case "price": self.text("Price", "定价")
        case "binding": self.text("Binding", "装帧")
        case "rating": self.text("Rating (0 to 10)", "评分（0–10）")
        case "raters": self.text("How many rated", "评分人数")
        case "rating_source": self.text("Whose rating", "评分来源")
        case "tags": self.text("Tags, ; between", "标签（用 ; 分隔）")
        case "url": self.text("Page (https://…)", "网页（https://…）")
        case "cover_url": self.text("Cover (https://…)", "封面（https://…）")
        case "summary": self.text("Summary", "简介")
        default: field
        }
    }

    func words(for problem: BookEditor.Problem) -> String {
        switch problem {
        case .rejected(.noTitle): self.text("A title is needed.", "书名不能为空。")
        case .rejected(.damagedTitle): self.text("The title has characters that can't be shown.", "书名含有无法显示的字符。")
        case .rejected(.notISBN(let problem)): self.text("That is no ISBN: \(problem)", "ISBN 有误：\(problem)")
        case .rejected(let reason): "\(reason)"
        case .unreadable(let field):
            self.text("This can't be understood: \(self.label(of: field))", "无法识别：\(self.label(of: field))")
        case .exists(let id): self.text("There is a book \(id) already; edit that one.", "已有 \(id) 这本书，请直接编辑。")
        case .otherIdentity:
            self.text("ISBN and source name the book and can't be changed; add another.", "ISBN 和来源不可更改，请另行添加。")
        }
    }
}
