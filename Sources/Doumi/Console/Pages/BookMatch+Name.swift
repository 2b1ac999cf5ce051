// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

extension BookMatch {
    /// Why a book was found, in the reader's language.
    func name(in text: ConsoleLanguage) -> String {
        switch self {
        case .isbn: text("ISBN", "ISBN")
        case .titleAndAuthor: text("title and author", "书名和作者")
        case .title: text("title", "书名")
        case .titlePrefix: text("beginning of the title", "书名开头")
        case .author: text("author", "作者")
        case .pinyin: text("pinyin of the title", "书名拼音")
        case .authorPinyin: text("pinyin of the author", "作者拼音")
        case .initials: text("initials of the title", "书名首字母")
        case .withinTitle: text("within the title", "书名中间")
        case .words: text("words of title and authors", "书名和作者中的词")
        case .details: text("publisher, translator or subject", "出版社、译者或主题")
        case .similarSound: text("sounds like it", "读音相近")
        case .similarTitle: text("looks like it", "字形相近")
        }
    }
}
