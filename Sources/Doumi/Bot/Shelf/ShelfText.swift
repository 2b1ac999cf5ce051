// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What is said about the books that a reader keeps.
enum ShelfText {
    static let nothingToKeep = "先找到一本书，再回复“收藏”把它放进书单；有列表时也可以回复“收藏 2”。"
    static let nothingToDrop = "这本书不在书单里。\(Self.link)里回复“删除”加序号，就能移出一本。"
    static let empty = "书单还是空的。找到一本书后回复“收藏”，就放进来了。还没想好？看看\(QuickReply.link("热门"))，或者\(QuickReply.link("随机"))来一本。"

    static func kept(_ book: Book, _ addition: Bookshelf.Addition, count: Int) -> String {
        switch addition {
        case .added: "已收藏\(self.title(of: book))，\(self.link)里有 \(count) 本书。\n点错了？\(QuickReply.link("取消收藏"))"
        case .alreadyThere: "\(self.title(of: book))已经在\(self.link)里了。"
        case .full: "书单最多放 \(Bookshelf.limit) 本书，已经满了。打开\(self.link)，回复“删除”加序号腾出位置。"
        }
    }

    /// What is said when a book was let go, which is nil where the catalogue doesn't know it any more; and how many are
    /// still kept.
    static func dropped(_ book: Book?, count: Int) -> String {
        let text = "已把\(book.map(self.title) ?? "这本书")移出书单"
        return count > 0 ? "\(text)，还有 \(count) 本。" : "\(text)，书单现在空了。"
    }

    static func outOfRange(_ number: Int, count: Int) -> String {
        count == 1 ? "书单里只有 1 本书，请回复“删除 1”。" : "书单里没有第 \(number) 本，请回复“删除”加 1 到 \(count) 之间的序号。"
    }

    static func cleared(_ count: Int) -> String {
        count > 0 ? "已清除：书单里的 \(count) 本书和刚才的列表都删掉了。" : "已清除：书单本来就是空的，刚才的列表也删掉了。"
    }

    private static let link = QuickReply.link("我的书单")

    private static func title(of book: Book) -> String { "《\(SafeText.line(book.title, width: 20))》" }
}
