// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What is said about a list that a reader has, or hasn't, before them.
enum ListText {
    static let firstPage = "已经是第一页了。"
    static let lastPage = "已经是最后一页了。"
    static let chooseFirst = "先回复序号选一本书，再回复 v 看它的其他版本。"
    static let chooseAuthorFirst = "先回复序号选一本书，再回复“作者”看同作者的书。"
    static let noAuthor = "这本书没有作者的记录。"
    static let bookIsGone = "这本书已经不在书库里了，换一本看看吧。"

    static func noList(_ command: ListCommand) -> String {
        let text = "现在没有列表可选。请发书名、作者或 ISBN 给我。"
        guard case .number(let number) = command else { return text }
        return "\(text)\n\(self.titleTip(number))"
    }

    static func outOfRange(_ number: Int, count: Int) -> String {
        let range = count == 1 ? "列表里只有 1 本书，请回复 1" : "列表里没有第 \(number) 本，请回复 1 到 \(count) 之间的序号"
        return "\(range)。\(self.titleTip(number))"
    }

    private static func titleTip(_ number: Int) -> String { "要找书名里有“\(number)”的书，请加书名号：《\(number)》" }

    static func onlyWork(of author: String) -> String { "书库里只有这一本\(SafeText.line(author))的书。" }

    static func onlyEdition(of book: Book) -> String {
        "书库里的《\(SafeText.line(book.title, width: 20))》只有这一个版本。"
    }
}
