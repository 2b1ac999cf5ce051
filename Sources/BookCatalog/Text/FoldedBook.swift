// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The title, subtitle and authors of a book, each folded once for all that is made of them.
struct FoldedBook {
    /// An author's name, and its last part where that is another.
    struct Author {
        let name: FoldedText
        let surname: FoldedText?

        init(_ name: String) {
            let surname = PersonName.surname(name)
            self.name = FoldedText(name)
            self.surname = surname == name ? nil : FoldedText(surname)
        }
    }

    let book: Book
    let title: FoldedText
    /// The title without what only names its edition; nil where that is the whole.
    let titleWithoutEdition: FoldedText?
    let subtitle: FoldedText?
    let authors: [Author]

    init(_ book: Book) {
        let withoutEdition = TitleKey.withoutEdition(book.title)
        self.book = book
        self.title = FoldedText(book.title)
        self.titleWithoutEdition = withoutEdition == book.title ? nil : FoldedText(withoutEdition)
        self.subtitle = book.subtitle.map { FoldedText($0) }
        self.authors = book.authors.map { Author($0) }
    }

    /// The title by which editions are told to be of one work.
    var work: FoldedText { self.titleWithoutEdition ?? self.title }
}
