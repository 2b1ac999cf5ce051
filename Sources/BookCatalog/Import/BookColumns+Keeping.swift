// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension BookColumns {
    /// The book with what the file has no columns for taken from the one that is already there.
    ///
    /// So a list of prices changes prices and leaves the authors alone.
    func keeping(_ old: Book, in book: Book) -> Book {
        var book = book
        if !self.has(.subtitle) { book.subtitle = old.subtitle }
        if !self.has(.originalTitle) { book.originalTitle = old.originalTitle }
        if !self.has(.authors) { book.authors = old.authors }
        if !self.has(.translators) { book.translators = old.translators }
        if !self.has(.publisher) { book.publisher = old.publisher }
        if !self.has(.published) { book.published = old.published }
        if !self.has(.pages) { book.pages = old.pages }
        if !self.has(.price) { book.price = old.price }
        if !self.has(.binding) { book.binding = old.binding }
        if !self.has(.rating) { (book.rating, book.popularity) = (old.rating, old.popularity) }
        if !self.has(.url) { book.url = old.url }
        if !self.has(.coverURL) { book.coverURL = old.coverURL }
        if !self.has(.tags) { book.tags = old.tags }
        if !self.has(.summary) { book.summary = old.summary }
        return book
    }
}
