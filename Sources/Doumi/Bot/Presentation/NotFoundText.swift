// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What is said when nothing fits: what was tried, what comes near, and how to go on.
enum NotFoundText {
    /// The whole text.
    ///
    /// - Parameters:
    ///   - notFound: What was looked for.
    ///   - near: The books to offer, in the order in which their numbers count.
    /// - Returns: The text.
    static func text(_ notFound: NotFound, near: [Book]) -> String {
        let asked = SafeText.line(notFound.asked)
        var lines = [notFound.isbn == nil ? "没有找到「\(asked)」。" : "没有找到 ISBN 为 \(asked) 的书。"]
        let tried = self.tried(notFound)
        if near.isEmpty {
            lines += [tried, notFound.isbn == nil ? self.wordsTip : self.isbnTip]
        } else {
            lines += [tried, ListHeading.near]
            lines += near.enumerated().map { self.row($0 + 1, $1) }
            lines.append("点书名或回复序号看详情")
        }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static let wordsTip = "书库里可能还没有这本书。换个写法试试：只发书名里的几个字，或者只发作者的名字。"
    private static let isbnTip = "书库里还没有这本书。请对照封底或版权页核对数字，或者直接发书名。"

    /// The title sends itself when it is tapped, so that it works tomorrow as well.
    private static func row(_ number: Int, _ book: Book) -> String {
        let title = SafeText.line(book.title, width: 20)
        let author = book.authors.first.map { SafeText.line($0, width: 12) }
        let rest = [author, book.rating?.shortLabel].compactMap(\.self)
        return (["\(number). \(QuickReply.link(title, sending: self.query(book.title)))"] + rest).joined(separator: " ")
    }

    /// The title as a text that can only mean the title.
    private static func query(_ title: String) -> String {
        title.contains { "《》".contains($0) } ? title : "《\(title)》"
    }

    private static func tried(_ notFound: NotFound) -> String {
        let ways = notFound.tried.compactMap { attempt -> String? in
            switch attempt {
            case .isbn: nil
            case .title: "书名"
            case .author: "作者"
            case .publisher: "出版社"
            case .pinyin: "拼音"
            case .similar: "相近的字"
            }
        }
        return ways.isEmpty ? "" : "\(ways.joined(separator: "、"))都试过了。"
    }
}
