// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookCatalog

@Suite("What ranking has to know of a book")
struct IndexEntryTests {
    private func entry(_ authors: [String]) -> IndexEntry { IndexEntry(Book(title: "书", authors: authors), row: 1) }

    @Test func `an author is found by the number, whatever the names end in`() {
        let entry = self.entry(["甲乙丙\r", "", "丁戊己"])
        #expect(entry.keys.authorIndex(of: Array("丁戊己".utf8)) == 2)
        #expect((0...2).map(entry.author) == ["甲乙丙\r", "", "丁戊己"])
    }

    @Test func `there is no author behind the last one`() {
        #expect(self.entry(["甲"]).author(1) == nil)
        #expect(self.entry([]).author(7) == nil)
    }
}
