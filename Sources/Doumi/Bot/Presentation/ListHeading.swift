// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// The line above a list.
enum ListHeading {
    /// Above what was asked most.
    static let popular = "大家爱看的书："
    /// Above some of those, as they come.
    static let suggestions = "推荐给你，随便看看："
    /// Above what comes near, where nothing fits.
    static let near = "你要找的是不是："

    /// Above works that fit.
    static func found(_ count: Int, hasMore: Bool) -> String {
        hasMore ? "找到的书很多，先列出最合适的 \(count) 本：" : "找到 \(count) 本书："
    }

    /// Above the works of an author.
    static func author(_ name: String, _ count: Int, hasMore: Bool) -> String {
        let name = SafeText.line(name)
        return hasMore ? "\(name)的作品很多，先列出 \(count) 本：" : "\(name)的作品，共 \(count) 本："
    }

    /// Above the books that a reader keeps.
    static func shelf(_ count: Int) -> String { "我的书单，共 \(count) 本，最近收藏的在前：" }

    /// Above the editions of a book.
    static func editions(of book: Book, _ count: Int) -> String {
        "《\(SafeText.line(book.title, width: 20))》的 \(count) 个版本："
    }
}
