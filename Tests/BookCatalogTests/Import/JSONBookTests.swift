// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Testing

@testable import BookCatalog

@Suite
struct JSONBookTests {
    private static let book =
        #"{"id":"6709783","isbn13":"9787121139512","title":"浪潮之巅","author":["[美] 吴军"],"#
        + #""rating":{"max":10,"numRaters":21022,"average":"9.1","min":0},"pages":584,"pubdate":"2011-8","#
        + #""tags":[{"count":1,"name":"互联网","title":"互联网"}],"images":{"large":"https://a/b.jpg"},"price":""}"#

    private func rows(_ text: String, by size: Int, isDouban: Bool = true) throws -> [ImportRow] {
        var reader = JSONBookReader(source: nil, isDouban: isDouban)
        var rows: [ImportRow] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            try reader.read(Array(bytes[start..<min(start + size, bytes.count)]).span, into: &rows)
        }
        try reader.finish(into: &rows)
        return rows
    }

    private func titles(_ text: String, by size: Int = 7) throws -> [String] {
        try self.rows(text, by: size)
            .map { row in
                switch row {
                case .book(let book, _): book.title
                case .rejected(let row): "\(row.line): \(row.reason)"
                }
            }
    }

    @Test(arguments: [
        book, "[\(book)]", "{\"count\":1,\"start\":0,\"books\":[\(book)],\"x\":[{\"title\":\"no book\"}],\"total\":1}",
        "{\"9787121139512\":\(book)}", "\u{FEFF}[\n\(book)\n]\n",
    ])
    func `a book is found in each of the forms`(text: String) throws {
        for size in [1, 64, 4096] {
            guard case .book(let book, let fields)? = try self.rows(text, by: size).first else {
                Issue.record("no book in \(text)")
                return
            }
            #expect(try self.rows(text, by: size).count == 1)
            #expect(book.isbn == ISBN("9787121139512"))
            #expect(book.authors == ["吴军"])
            #expect(book.rating == Rating(average: 9.1, raters: 21022, source: "豆瓣"))
            #expect(book.pages == 584)
            #expect(book.tags == ["互联网"])
            #expect(book.coverURL == "https://a/b.jpg")
            #expect(book.origin == Origin(source: "douban", id: "6709783"))
            #expect(!fields.contains(.price))
        }
    }

    @Test(arguments: [
        (#""url":"https://shop.example/7""#, "import", nil, "https://shop.example/7"),
        (#""url":"https://shop.example/?from=douban.com/""#, "import", nil, "https://shop.example/?from=douban.com/"),
        (#""x":1"#, "import", nil, nil),
        (#""url":"https://api.douban.com/v2/book/7""#, "douban", "豆瓣", "https://book.douban.com/subject/7/"),
    ])
    func `a book is Douban's where it links there`(link: String, source: String, rater: String?, url: String?) throws {
        let text = #"{"id":7,"title":"一","rating":{"average":4.5,"max":5,"numRaters":3},\#(link)}"#
        guard case .book(let book, _)? = try self.rows(text, by: 64, isDouban: false).first else {
            Issue.record("no book")
            return
        }
        #expect(book.origin == Origin(source: source, id: "7"))
        #expect(book.rating == Rating(average: 9, raters: 3, source: rater))
        #expect(book.url == url)
    }

    @Test(arguments: [#"{"average":0,"numRaters":3}"#, #"{"average":7,"numRaters":0}"#, #"{"numRaters":3}"#])
    func `a rating of nobody is none`(rating: String) throws {
        guard case .book(let book, let fields)? = try self.rows(#"{"title":"一","rating":\#(rating)}"#, by: 64).first
        else {
            Issue.record("no book")
            return
        }
        #expect(book.rating == nil && !fields.contains(.rating))
    }

    @Test
    func `several books in a list, in lines and in a map are all found`() throws {
        let books = ["{\"title\":\"一\"}", "{\"title\":\"二\",\"series\":{\"id\":\"1\"}}", "{\"title\":\"三}\\\"\"}"]
        let expected = ["一", "二", "三}\""]
        #expect(try self.titles("[" + books.joined(separator: ",") + "]") == expected)
        #expect(try self.titles(books.joined(separator: "\n")) == expected)
        let map = zip(["9787121139512", "7121139510", "9787506365437"], books).map { "\"\($0)\":\($1)" }
        #expect(try self.titles("{" + map.joined(separator: ",") + "}") == expected)
    }

    @Test
    func `fields of any type are no crash`() throws {
        let text = """
            {"title":"一","author":"甲","pages":{},"rating":[],"images":7,"tags":"x","isbn13":null,"id":12}
            {"title":{"a":1}}
            {"title":"二","isbn13":"9787121139513"}
            {}
            """
        #expect(
            try self.titles(text)
                == ["一", "2: no title", "3: no ISBN: wrong check digit", "4: no title"]
        )
    }

    @Test
    func `a broken line costs no other line`() throws {
        let text =
            "{\"title\":\"一\n{\"title\":\"二\"}\n{\"title\":\"三\"\n{\"title\":\"四\"}\nnonsense\n{\"title\":\"五\"}\n"
        #expect(
            try self.titles(text)
                == ["1: no JSON object", "二", "3: no JSON object", "四", "5: no JSON object", "五"]
        )
    }

    @Test
    func `an object of more than a mebibyte costs one row`() throws {
        let long = String(repeating: "x", count: JSONSplitter.longestObject)
        let text = "[{\"title\":\"\(long)\"},{\"title\":\"二\"}]"
        #expect(try self.titles(text, by: 1 << 16) == ["1: longer than 1 MiB", "二"])
    }

    @Test(arguments: ["[{\"title\":\"一\"},", "{\"title\":\"一\"}\n{\"title\":\"", "{\"books\":["])
    func `what is cut off is named`(text: String) throws {
        #expect(throws: ImportError.truncatedJSON) { try self.rows(text, by: 7) }
    }

    @Test
    func `JSON without a book is empty`() throws {
        #expect(throws: ImportError.empty) { try self.rows("[]", by: 7) }
    }
}
