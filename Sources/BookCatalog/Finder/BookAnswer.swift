// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What a reader is to be told; one case for each way of telling it.
public enum BookAnswer: Hashable, Sendable {
    /// One work: a card.
    case book(BookHit)
    /// Several works: a numbered list. `hasMore` says that the catalogue holds more than these.
    case list([BookHit], hasMore: Bool)
    /// The text is an author's name (spelt as in the catalogue): the author, and the works.
    case author(String, [BookHit], hasMore: Bool)
    /// The ISBN had a slip in it, and these are the books, hardly ever more than one, that it may have been meant for.
    case repaired([BookHit], typed: String)
    /// A barcode or number that belongs to no book, with the reason.
    case notISBN(ISBN.Problem, typed: String)
    /// Nothing fits.
    case notFound(NotFound)
    /// There was nothing in the text that could be looked up.
    case nothingAsked
}
