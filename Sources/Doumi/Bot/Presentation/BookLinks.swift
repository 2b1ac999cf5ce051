// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What can be done with a book that was shown, as links to tap: its card can't have any.
enum BookLinks {
    /// Where no book was shown yet.
    static let noBook = "还没有看哪本书。发书名、作者或 ISBN 给我，或者看看\(QuickReply.link("热门"))，\(QuickReply.link("随机"))来一本也行。"

    /// The book's title, and the links below it.
    static func text(_ book: Book, otherEditions: Int) -> String {
        let lines: [String?] = [
            "《\(SafeText.line(book.title, width: 20))》",
            QuickReply.link("收藏"),
            book.authors.isEmpty ? nil : QuickReply.link("看同作者的书", sending: "作者"),
            otherEditions > 0 ? QuickReply.link("看其他 \(otherEditions) 个版本", sending: "v") : nil,
        ]
        return lines.compactMap(\.self).joined(separator: "\n")
    }
}
