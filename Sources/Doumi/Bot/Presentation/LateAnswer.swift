// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import WeChatBot
import WeChatProtocol

/// An answer that comes after the reader has got another one: numbers belong to the list that they see, so it has none,
/// and 收藏, 作者 and v to the book that they see, so it offers none of these.
enum LateAnswer {
    /// The reply, a card with its cover where covers can be reached; nil where there is no book in the answer.
    static func reply(_ answer: BookAnswer, publicURL: String? = nil) -> Reply? {
        switch answer {
        case .book(let hit): BookCard.lateArticle(hit.book, note: self.note, publicURL: publicURL).reply
        case .list(let hits, _), .author(_, let hits, _), .repaired(let hits, _):
            hits.isEmpty ? nil : .text(self.list(hits))
        case .notISBN, .notFound, .nothingAsked: nil
        }
    }

    private static let note = "刚才要找的书，找到了："

    private static func list(_ hits: [BookHit]) -> String {
        let rows = hits.prefix(BookGuide.pageSize)
            .map { hit -> String in
                let book = hit.book
                let title = SafeText.line(book.title, width: 20)
                let query = book.isbn?.description ?? book.title
                let author = book.authors.first.map { SafeText.line($0, width: 12) }
                return ([QuickReply.link(title, sending: query), author].compactMap(\.self)).joined(separator: " ")
            }
        return ([self.note] + rows + ["点书名看详情"]).joined(separator: "\n")
    }
}
