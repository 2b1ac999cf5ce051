// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Testing

@testable import Doumi

@Suite("A book by chance")
struct BookDrawTests {
    @Test func `is one that many know and like, and another than the last`() {
        let books = [3.0, 9, 7].map { (weight: Double) in Book(title: "\(weight)", popularity: weight) }
        #expect(BookDraw.best(of: books, after: nil)?.title == "9.0")
        #expect(BookDraw.best(of: books, after: books[1].id)?.title == "7.0")
        #expect(BookDraw.best(of: [books[0]], after: books[0].id)?.title == "3.0")
        #expect(BookDraw.best(of: [], after: nil) == nil)
        var disliked = books[1]
        disliked.rating = Rating(average: 6.3)
        #expect(BookDraw.best(of: [books[0], disliked, books[2]], after: nil)?.title == "7.0")
        #expect(BookDraw.best(of: [disliked], after: nil)?.title == "9.0")
    }
}
