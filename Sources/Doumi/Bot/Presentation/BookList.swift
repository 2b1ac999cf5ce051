// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// A page of a list of books, as a text.
enum BookList {
    /// The heading, a row for each book, and what can be replied.
    ///
    /// - Parameters:
    ///   - rows: The books of the page with their numbers.
    ///   - list: The list that the page is from.
    ///   - pageSize: How many books stand on a page.
    /// - Returns: The text, inside WeChat's limit.
    static func text(_ rows: [(number: Int, book: Book)], of list: OpenList, pageSize: Int) -> String {
        let lines = rows.map { self.row($0.number, $0.book, kind: list.kind) }
        return ([list.heading] + lines + [self.footer(of: list, pageSize: pageSize)]).joined(separator: "\n")
    }

    /// `1. 活着 余华 作家出版社 2012 豆瓣 9.4`; number and title send the number when they are tapped.
    static func row(_ number: Int, _ book: Book, kind: OpenList.Kind) -> String {
        let title = QuickReply.link("\(number). \(SafeText.line(book.title, width: 20))", sending: String(number))
        let person: String? =
            switch kind {
            case .works, .shelf: book.authors.first
            case .author: nil
            case .editions: book.translators.first.map { "\($0)译" }
            }
        let parts = [person, book.publisher].map { $0.map { SafeText.line($0, width: 12) } }
        let rest = parts + [book.published.map { String($0.year) }, book.rating?.shortLabel]
        return ([title] + rest.compactMap(\.self)).joined(separator: " ")
    }

    private static func footer(of list: OpenList, pageSize: Int) -> String {
        let details = list.kind == .shelf ? "回复序号看详情，“删除”加序号移出书单" : "回复序号看详情"
        let pages = list.pages(size: pageSize)
        guard pages > 1 else { return details }
        let next = "\(QuickReply.link("n")) 看更多"
        let previous = "\(QuickReply.link("p")) 看上一页"
        let turns =
            switch list.page {
            case 0: next
            case pages - 1: previous
            default: "\(next)，\(previous)"
            }
        return "\(details)，回复 \(turns)（第\(list.page + 1)/\(pages)页）"
    }
}
