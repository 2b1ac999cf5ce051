// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookCatalog

@Suite("The keys by which books are compared")
struct EntryKeysTests {
    private let plain = EntryKeys(Book(title: "活着", authors: ["余华"]))
    private let full = EntryKeys(
        Book(title: "月亮与六便士（第2版）", subtitle: "全译本", authors: ["W.萨默塞特·毛姆", "李继宏"])
    )

    private func key(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func `they are folded once and come back from their bytes`() {
        for keys in [
            self.plain, self.full, EntryKeys(Book(title: "！")), EntryKeys(Book(title: "A\tB\nC", authors: ["\n"])),
        ] {
            #expect(EntryKeys(bytes: keys.bytes) == keys)
        }
        #expect(self.full.workKey == "月亮与六便士")
        #expect(self.full.names == ["w萨默塞特毛姆", "毛姆", "李继宏"])
    }

    @Test(arguments: ["月亮与六便士", "月亮与六便士第2版", "月亮与六便士第2版全译本"])
    func `a title fits with and without its edition and its subtitle`(title: String) {
        #expect(self.full.isTitled(self.key(title)))
    }

    @Test(arguments: ["月亮", "全译本", "月亮与六便士全译本版", "月亮与六便士第2版全译", "", "毛姆"])
    func `nothing else is the title`(text: String) {
        #expect(!self.full.isTitled(self.key(text)))
        #expect(!self.plain.isTitled(self.key(text)))
    }

    @Test func `an author fits by the whole name and by its last part`() {
        #expect(self.full.authorIndex(of: self.key("毛姆")) == 0)
        #expect(self.full.authorIndex(of: self.key("李继宏")) == 1)
        #expect(self.full.authorIndex(of: self.key("姆")) == nil)
        #expect(self.full.authorIndex(of: []) == nil)
        #expect(self.plain.authorIndex(spoken: "yuhua") == 0)
        #expect(self.plain.authorIndex(spoken: "huozhe") == nil)
    }

    @Test func `a work is its title and its first author, however much of the name is written`() {
        let other = EntryKeys(Book(title: "月亮与六便士", authors: ["毛姆"]))
        #expect(other.workID == self.full.workID)
        #expect(EntryKeys(Book(title: "月亮与六便士", authors: ["李继宏"])).workID != self.full.workID)
        #expect(EntryKeys(Book(title: "月亮与六便士")).workID != self.full.workID)
    }

    @Test func `titles are read aloud from their keys as from themselves`() {
        for title in ["嫌疑人X的献身", "C++ 入门", "重庆", "ひらがな の 書", "三体 II"] {
            let keys = EntryKeys(Book(title: title))
            #expect(keys.titleReadings == Pinyin.readings(of: FoldedText(title)))
        }
    }

    @Test func `a word stands in a title, a subtitle or a name, and not across them`() {
        #expect(self.full.hold(self.key("六便士")))
        #expect(self.full.hold(self.key("全译")))
        #expect(self.full.hold(self.key("继宏")))
        #expect(!self.full.hold(self.key("毛姆李继宏")))
    }
}
