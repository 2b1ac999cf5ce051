// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookCatalog

@Suite
struct DumpedRecordTests {
    private func record(_ type: String, _ key: String, _ json: String) throws -> DumpedRecord {
        let bytes = Array("/type/\(type)\t\(key)\t3\t2021-12-26T21:22:32.124110\t\(json)".utf8)
        return try DumpedRecord(line: bytes, in: 0..<bytes.count)
    }

    private func edition(_ json: String) throws -> DumpedEdition {
        guard case .edition(let edition) = try self.record("edition", "/books/OL24347578M", json) else {
            throw RejectedRow.Reason.notDumpLine
        }
        return edition
    }

    @Test
    func `an edition has what its record says, in the forms that there are`() throws {
        let edition = try self.edition(
            #"""
            {"title": "浪潮之巅", "subtitle": "第二版", "works": [{"key": "/works/OL45804W"}],
            "authors": [{"key": "/authors/OL1A"}, {"author": {"key": "/authors/OL2A"}, "type": "x"}, {"key": 5}, null],
            "isbn_10": ["7121139510"], "isbn_13": ["rubbish", "978-7-121-13951-2 (pbk.)"], "covers": [null, -1, 77],
            "languages": [{"key": "/languages/chi"}], "publishers": ["电子工业出版社", "B"], "number_of_pages": "584",
            "publish_date": "August 2011", "description": {"type": "/type/text", "value": "一\r\n二"}, "physical_format": "平装",
            "subjects": ["互联网", {"value": "IT"}, ""], "revision": 4, "unknown": {"a": [1, {}]}}
            """#
            .replacing("\n", with: " ")
        )
        #expect(edition.number == 24_347_578)
        #expect(edition.work == 45804)
        #expect(edition.authors == [1, 2])
        #expect(edition.isbn == ISBN("9787121139512"))
        #expect(edition.languages == ["chi"])
        #expect(edition.publisher == "电子工业出版社")
        #expect(edition.pages == 584)
        #expect(edition.published?.description == "2011-08")
        #expect(edition.description?.hasPrefix("一") == true)
        #expect(edition.subjects == ["互联网", "IT"])
        #expect(edition.cover == 77)
    }

    @Test(arguments: [
        #"{"isbn_10": ["7121139510"], "isbn_13": ["9787121139513"]}"#, #"{"isbn_13": "9787121139512"}"#,
        #"{"isbn_10": ["", "7-121-13951-0"], "isbn_13": []}"#,
    ])
    func `the first ISBN that is one counts`(json: String) throws {
        #expect(try self.edition(json).isbn == ISBN("9787121139512"))
    }

    @Test
    func `fields of the wrong type are as good as none`() throws {
        let edition = try self.edition(
            #"{"title": {"a": 1}, "works": "x", "authors": 3, "isbn_13": [{}], "covers": {}, "description": [], "languages": null}"#
        )
        #expect(edition == DumpedEdition(number: 24_347_578))
        #expect(throws: RejectedRow.Reason.noTitle) { try edition.book(work: nil, authors: [], editions: 1) }
    }

    @Test
    func `works, authors and redirects are read`() throws {
        let work = try self.record(
            "work",
            "/works/OL1W",
            #"{"title":"T","authors":[{"author":{"key":"/authors/OL9A"}}]}"#
        )
        #expect(work == .work(DumpedWork(number: 1, title: "T", authors: [9])))
        guard case .author(let author) = try self.record("author", "/authors/OL2A", #"{"personal_name":"[美] 吴军"}"#)
        else {
            Issue.record("no author")
            return
        }
        #expect(author.name == "吴军")
        #expect(
            try self.record("redirect", "/works/OL3W", #"{"location":"/works/OL4W"}"#) == .workRedirect(from: 3, to: 4)
        )
        #expect(
            try self.record("redirect", "/authors/OL3A", #"{"location":"/authors/OL4A"}"#)
                == .authorRedirect(from: 3, to: 4)
        )
        #expect(try self.record("redirect", "/works/OL3W", #"{"location":"/authors/OL4A"}"#) == .other)
        #expect(try self.record("delete", "/works/OL3W", "{}") == .other)
        #expect(try self.record("page", "/about", "not looked at") == .other)
    }

    @Test(arguments: [
        ("edition", "/books/OL1M", "[]", RejectedRow.Reason.notJSON),
        ("edition", "/books/OL1M", #"{"a":1} x"#, .notJSON),
        ("work", "/works/OL1W", "", .notJSON), ("author", "/authors/OL1A", "{}", .noName),
        ("edition", "/books/1", "{}", .foreignKey), ("work", "/works/OL99999999999999W", "{}", .foreignKey),
    ])
    func `what is wrong with a line is named`(type: String, key: String, json: String, reason: RejectedRow.Reason) {
        #expect(throws: reason) { try self.record(type, key, json) }
    }

    @Test
    func `a book is an edition with its work's title, subjects and summary where it has none itself`() throws {
        let work = DumpedWork(number: 1, title: "活着", subjects: ["小说", "中国"], description: "福贵", cover: 5)
        let edition = try self.edition(#"{"subtitle":"x","subjects":["小说"],"works":[{"key":"/works/OL1W"}]}"#)
        let book = try edition.book(work: work, authors: ["余华"], editions: 99)
        #expect(book.title == "活着")
        #expect(book.subtitle == nil)
        #expect(book.tags == ["小说", "中国"])
        #expect(book.summary == "福贵")
        #expect(book.coverURL == "https://covers.openlibrary.org/b/id/5-L.jpg?default=false")
        #expect(book.url == "https://openlibrary.org/books/OL24347578M")
        #expect(book.id == .record(source: "openlibrary", id: "OL24347578M"))
        #expect(book.weight == 8)
    }

    @Test
    func `a damaged title is as good as none`() throws {
        let damaged = try self.edition(
            #"{"title":"\ue000坏名","subtitle":"s","publishers":["p"],"number_of_pages":3,"covers":[5]}"#
        )
        #expect(try damaged.fullness < self.edition(#"{"title":"好名之书"}"#).fullness)
        let book = try damaged.book(work: DumpedWork(number: 1, title: "好名"), authors: [], editions: 1)
        #expect(book.title == "好名")
        #expect(book.subtitle == nil)
        #expect(throws: RejectedRow.Reason.damagedTitle) { try damaged.book(work: nil, authors: [], editions: 1) }
    }

    @Test
    func `a filter takes editions in a language or with a prefix`() throws {
        let chinese = try self.edition(#"{"languages":[{"key":"/languages/chi"}]}"#)
        let prefixed = try self.edition(#"{"isbn_10":["7121139510"]}"#)
        let neither = try self.edition(#"{"languages":[{"key":"/languages/eng"}],"isbn_13":["9780132350884"]}"#)
        func taken(_ filter: DumpFilter) -> [Bool] { [chinese, prefixed, neither].map(filter.takes) }
        #expect(taken(DumpFilter()) == [true, true, true])
        #expect(try taken(DumpFilter(languages: ["CHI"], prefixes: [])) == [true, false, false])
        #expect(try taken(DumpFilter(languages: [], prefixes: ["978-7"])) == [false, true, false])
        #expect(try taken(DumpFilter(languages: ["chi"], prefixes: ["9787"])) == [true, true, false])
    }

    @Test(arguments: ["zh", "", "chin", "ch1", "中文字", "ch-"])
    func `a language that isn't three letters is refused`(language: String) {
        #expect(throws: DumpFilter.Problem.notLanguage(language)) {
            try DumpFilter(languages: ["chi", language], prefixes: [])
        }
    }

    @Test(arguments: ["x", "", "-", "9787x", "7", "977", "97871234567890", "９７８"])
    func `a prefix that no ISBN begins with is refused`(prefix: String) {
        #expect(throws: DumpFilter.Problem.notPrefix(prefix)) {
            try DumpFilter(languages: [], prefixes: ["9787", prefix])
        }
    }

    @Test(arguments: ["9", "97", "978", "979", "9787121139512", "978-7-121"])
    func `a prefix may be a part of 978 and up to a whole ISBN`(prefix: String) throws {
        #expect(try DumpFilter(languages: [], prefixes: [prefix]).name == prefix.replacing("-", with: ""))
    }
}
