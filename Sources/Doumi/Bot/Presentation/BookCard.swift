// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import WeChatProtocol

/// A book as a news card.
enum BookCard {
    /// The card; what isn't known of the book is left out.
    ///
    /// - Parameters:
    ///   - book: The book.
    ///   - otherEditions: How many other editions of it there are.
    ///   - note: A line to stand before everything else.
    ///   - publicURL: Where this server's covers can be reached, without a slash at the end; nil where they can't.
    /// - Returns: The card; where covers can't be reached, without a picture.
    static func article(_ book: Book, otherEditions: Int = 0, note: String? = nil, publicURL: String? = nil) -> Article
    {
        let hint = book.authors.isEmpty ? "回复“收藏”放进书单" : "回复“收藏”放进书单，“作者”看同作者的书"
        let lines = self.lines(book, otherEditions: otherEditions, note: note, hint: hint)
        return self.article(book, lines: lines, publicURL: publicURL)
    }

    /// The card of a book that comes when the reader may have another before them: what is replied to a card isn't about
    /// this one until the reader asks for it again.
    static func lateArticle(_ book: Book, note: String, publicURL: String? = nil) -> Article {
        let hint = "想收藏，先回复\(book.isbn?.description ?? "书名")"
        return self.article(book, lines: self.lines(book, note: note, hint: hint), publicURL: publicURL)
    }

    private static func article(_ book: Book, lines: [String], publicURL: String?) -> Article {
        let title = [SafeText.line(book.title, limit: 40), book.rating?.label]
        return Article(
            title: title.compactMap(\.self).joined(separator: " · "),
            description: lines.joined(separator: "\n"),
            pictureURL: self.pictureURL(of: book, under: publicURL) ?? "",
            url: book.url ?? ""
        )
    }

    /// Through our own server, since those that have the pictures don't show them to everybody.
    private static func pictureURL(of book: Book, under publicURL: String?) -> String? {
        guard let publicURL, let isbn = book.isbn else { return nil }
        return "\(publicURL)/covers/\(isbn)"
    }

    private static func lines(_ book: Book, otherEditions: Int = 0, note: String?, hint: String) -> [String] {
        let edition = [
            book.publisher.map { SafeText.line($0) }, book.published?.inChinese, book.pages.map { "\($0)页" },
            book.binding.map { SafeText.line($0, limit: 10) },
        ]
        let lines: [String?] = [
            note,
            book.subtitle.map { SafeText.line($0, limit: 60) },
            self.names(book.authors).map { "作者：\($0)" },
            self.names(book.translators).map { "译者：\($0)" },
            edition.compactMap(\.self).joined(separator: " · "),
            book.price.map { "定价：\(SafeText.line($0, limit: 20))" },
            book.isbn.map { "ISBN：\($0.hyphenated)" },
            otherEditions > 0 ? "另有 \(otherEditions) 个版本，回复 v 查看" : nil,
            book.rating?.provenance,
            hint,
        ]
        return lines.compactMap(\.self).filter { !$0.isEmpty }
    }

    /// Up to three names.
    private static func names(_ names: [String]) -> String? {
        guard !names.isEmpty else { return nil }
        return names.prefix(3).map { SafeText.line($0) }.joined(separator: "、") + (names.count > 3 ? " 等" : "")
    }
}

extension PublicationDate {
    /// 2011年8月, the day being of no interest.
    fileprivate var inChinese: String { "\(self.year)年" + (self.month.map { "\($0)月" } ?? "") }
}
