// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A row of a file: a book, or what is wrong with it.
package enum ImportRow: Sendable {
    /// A book, and what the row says of it.
    case book(Book, BookFields)
    /// No book.
    case rejected(RejectedRow)
}
