// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import BookCatalog

@Suite
struct CSVTests {
    private func rows(_ bytes: [UInt8], by size: Int = 7) throws -> [(line: Int, text: String, row: CSVBookReader.Row)]
    {
        var reader = CSVBookReader(source: "test")
        var rows: [(line: Int, text: String, row: CSVBookReader.Row)] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            rows += try reader.read(bytes[start..<min(start + size, bytes.count)])
        }
        return try rows + reader.finish()
    }

    private func books(_ text: String) throws -> [Book] {
        try self.rows(Array(text.utf8)).map { try $0.row.get() }
    }

    @Test
    func `quotes, commas and line feeds within quotes are text`() throws {
        let books = try self.books("title,authors,summary\r\n\"一,\"\"二\"\"\",\"甲;乙\",\"第一行\n第二行\"\r\n三,丙,\r\n")
        #expect(books.map(\.title) == ["一,\"二\"", "三"])
        #expect(books[0].authors == ["甲", "乙"])
        #expect(books[0].summary == "第一行\n第二行")
        #expect(books[1].summary == nil)
    }

    @Test
    func `a byte order mark, Chinese column names and what spreadsheets do to ISBNs are understood`() throws {
        let text =
            "\u{FEFF}\"书名\",ISBN,作者,出版年,页数,评分,链接\n浪潮之巅,=\"9787121139512\",[美] 吴军 著,2011年8月,584页,9.1,https://book.douban.com/subject/6709783/\n活着,9787506365437.0,余华,,,0.0,"
        let books = try self.books(text)
        #expect(books.map(\.isbn) == [ISBN("9787121139512"), ISBN("9787506365437")])
        #expect(books[0].authors == ["吴军"])
        #expect(books[0].published?.description == "2011-08")
        #expect(books[0].pages == 584)
        #expect(books[0].rating == Rating(average: 9.1, source: "豆瓣"))
        #expect(books[1].rating == nil)
    }

    @Test
    func `GB18030 is recognised`() throws {
        // 书名,作者 / 围城,钱锺书
        let bytes: [UInt8] = [
            0xCA, 0xE9, 0xC3, 0xFB, 0x2C, 0xD7, 0xF7, 0xD5, 0xDF, 0x0A,
            0xCE, 0xA7, 0xB3, 0xC7, 0x2C, 0xC7, 0xAE, 0xE5, 0x55, 0xCA, 0xE9, 0x0A,
        ]
        let books = try self.rows(bytes, by: 1).map { try $0.row.get() }
        #expect(books.map(\.title) == ["围城"])
        #expect(books[0].authors.count == 1)
    }

    @Test
    func `tabs separate as well`() throws {
        #expect(try self.books("title\tauthor\n活着\t余华\n").map(\.authors) == [["余华"]])
    }

    @Test
    func `rejected rows have their line and reason`() throws {
        let text = "isbn,title\n9.78751E+12,甲\n9787121139513,乙\nabc,丙\n9787121139512,\n\n9787121139512,浪潮之巅\n"
        let rows = try self.rows(Array(text.utf8))
        let reasons = rows.map { row -> RejectedRow.Reason? in
            if case .failure(let reason) = row.row { reason } else { nil }
        }
        #expect(rows.map(\.line) == [2, 3, 4, 5, 7])
        #expect(
            reasons == [.damagedISBN, .notISBN(.wrongCheckDigit), .notISBN(.wrongDigitCount(0)), .noTitle, nil]
        )
    }

    @Test
    func `a quote that is never closed costs one row, not the rest of memory`() throws {
        var reader = CSVReader()
        let long = Array("title\n\"".utf8) + Array(repeating: UInt8(ascii: "x"), count: CSVReader.longestRecord + 10)
        let records = reader.read(long) + reader.read(Array("\n活着\n".utf8)) + reader.finish()
        #expect(records.map(\.isTooLong) == [false, true, false])
        #expect(records.last?.line == 3)
    }

    @Test
    func `bytes in no encoding are rejected`() throws {
        let rows = try self.rows(Array("title\n".utf8) + [0xFF, 0xFE, 0xFF, 0x0A])
        guard case .failure(.unreadableText)? = rows.first?.row else {
            Issue.record("\(rows)")
            return
        }
    }

    @Test
    func `a file without titles, and an empty one, can't be imported`() throws {
        #expect(throws: ImportError.noTitleColumn(["a", "b"])) { try self.books("a,b\n1,2\n") }
        #expect(throws: ImportError.empty) { try self.books("") }
    }

    @Test
    func `a carriage return alone ends a line, and semicolons separate`() throws {
        #expect(try self.books("title,authors\r活着,余华\r三体,刘慈欣").map(\.title) == ["活着", "三体"])
        #expect(try self.books("title;authors\r\n活着;余华\r\n").map(\.authors) == [["余华"]])
    }

    @Test(arguments: [
        ("title\n\"活着", RejectedRow.Reason.unclosedQuote), ("title\n活\u{1}着\n", .damagedTitle),
        ("title\n活\u{E000}着\n", .damagedTitle),
    ])
    func `damaged rows are rejected`(text: String, reason: RejectedRow.Reason) throws {
        guard case .failure(reason)? = try self.rows(Array(text.utf8)).first?.row else {
            Issue.record("not rejected")
            return
        }
    }

    @Test
    func `a list of prices leaves everything else as it was`() async throws {
        let repository = MemoryBookRepository(try StarterCatalogue.books())
        let isbn = try #require(ISBN("9787121139512"))
        var expected = try #require(try await repository.book(isbn: isbn))
        var file = BookImport(into: repository)
        try await file.add(Array("isbn13,title,price\n9787121139512,浪潮之巅,60元\n".utf8))
        #expect(try await file.finish().saved == SaveCount(updated: 1))
        expected.price = "60元"
        var book = try #require(try await repository.book(isbn: isbn))
        book.origin = expected.origin
        #expect(book == expected)
    }

    @Test
    func `UTF-16 is named`() throws {
        #expect(throws: ImportError.utf16) { try self.rows([0xFF, 0xFE, 0x74, 0, 0x0A, 0]) }
    }

    @Test
    func `reasons are told in words`() {
        #expect("\(RejectedRow.Reason.notISBN(.wrongDigitCount(12)))" == "no ISBN: 12 digits")
        #expect("\(RejectedRow.Reason.damagedISBN)" == "ISBN damaged by a spreadsheet")
    }

    @Test
    func `the starter catalogue has no bad row`() throws {
        let books = try StarterCatalogue.books()
        #expect(books.count == 834)
        #expect(Set(books.map(\.id)).count == 834)
        #expect(books.allSatisfy { $0.isbn != nil && !$0.authors.isEmpty && $0.published != nil })
        #expect(books.count { $0.rating != nil } == 605)
        #expect(books.allSatisfy { $0.rating == nil || $0.rating?.source == "豆瓣" })
    }
}
