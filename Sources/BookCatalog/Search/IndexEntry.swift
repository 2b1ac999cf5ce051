// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// What ranking has to know about a book; far less than the book.
package struct IndexEntry: Hashable, Sendable {
    /// The book's place in the repository: first saved, first.
    package let row: Int
    package let title: String
    /// The key of the title without its edition, ``TitleKey/work(_:)``.
    package let workKey: String
    package let subtitle: String?
    package let authors: [String]
    package let year: Int?
    package let weight: Double

    package init(
        row: Int,
        title: String,
        workKey: String,
        subtitle: String?,
        authors: [String],
        year: Int?,
        weight: Double
    ) {
        self.row = row
        self.title = title
        self.workKey = workKey
        self.subtitle = subtitle
        self.authors = authors
        self.year = year
        self.weight = weight
    }
}
