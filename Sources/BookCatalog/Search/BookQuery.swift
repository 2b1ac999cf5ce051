// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a reader's text asks for.
///
/// ```swift
/// BookQuery("9787121139512")   // .isbn
/// BookQuery("1984")            // .words: no ISBN looks like that
/// BookQuery("《活着》余华")     // .words, with a title and something else
/// BookQuery("？")              // .nothing
/// ```
public enum BookQuery: Hashable, Sendable {
    /// One book, by its ISBN.
    case isbn(ISBN)
    /// Something meant as an ISBN that isn't one; its digits may still be a title.
    case damagedISBN(String, ISBN.Problem)
    /// Words from titles, authors, publishers.
    case words(SearchWords)
    /// Nothing that could be looked up.
    case nothing

    /// Finds out what a text asks for.
    public init(_ text: String) {
        switch ISBN.read(text) {
        case .isbn(let isbn): self = .isbn(isbn)
        case .notISBN(let problem): self = .damagedISBN(text, problem)
        case .otherText:
            let words = SearchWords(text)
            self = words.isEmpty ? .nothing : .words(words)
        }
    }
}
