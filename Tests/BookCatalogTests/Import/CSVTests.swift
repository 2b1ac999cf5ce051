// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import BookCatalog

@Suite
struct CSVTests {
    private func rows(_ bytes: [UInt8], by size: Int = 7) throws -> [ImportRow] {
        var reader = CSVBookReader(source: "test")
        var rows: [ImportRow] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            try reader.read(Array(bytes[start..<min(start + size, bytes.count)]).span, into: &rows)
        }
        try reader.finish(into: &rows)
        return rows
    }

    private func books(_ text: String, by size: Int = 7) throws -> [Book] {
        try self.rows(Array(text.utf8), by: size)
            .map { row in
                switch row {
                case .book(let book, _): return book
                case .rejected(let row): throw row.reason
                }
            }
    }

    /// What is wrong with each row, by its line.
    private func reasons(_ bytes: some Sequence<UInt8>, by size: Int = 7) throws -> [Int: RejectedRow.Reason] {
        let rows = try self.rows(Array(bytes), by: size)
            .compactMap { if case .rejected(let row) = $0 { row } else { nil } }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.line, $0.reason) })
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
        for size in [1, 100] {
            let rows = try self.rows(bytes, by: size)
            guard case .book(let book, _)? = rows.first else {
                Issue.record("\(rows)")
                return
            }
            #expect(book.title == "围城")
            #expect(book.authors.count == 1)
        }
    }

    @Test
    func `tabs separate as well`() throws {
        #expect(try self.books("title\tauthor\n活着\t余华\n").map(\.authors) == [["余华"]])
    }

    @Test
    func `rejected rows have their line and reason`() throws {
        let text = "isbn,title\n9.78751E+12,甲\n9787121139513,乙\nabc,丙\n9787121139512,\n\n9787121139512,浪潮之巅\n"
        #expect(
            try self.reasons(text.utf8)
                == [2: .damagedISBN, 3: .notISBN(.wrongCheckDigit), 4: .notISBN(.wrongDigitCount(0)), 5: .noTitle]
        )
        #expect(try self.rows(Array(text.utf8)).count == 5)
    }

    @Test
    func `a quote that is never closed costs one row, not the rest of the file`() throws {
        let text = "title,authors\n\"活着,余华\n三体,刘慈欣\n围城,钱锺书\n"
        #expect(try self.reasons(text.utf8) == [2: .brokenQuote])
        #expect(try self.rows(Array(text.utf8)).count == 3)
        let endless = "title\n\"活着\n" + String(repeating: "三体\n", count: CSVReader.longestRecord / 4)
        #expect(try self.reasons(endless.utf8, by: 1 << 16) == [2: .brokenQuote])
    }

    @Test
    func `a quote that is closed within a field costs one row`() throws {
        let text = "title,authors\n\"三体\"全集\",刘慈欣\n\"活着\" ,余华\n"
        #expect(try self.reasons(text.utf8) == [2: .brokenQuote])
        #expect(try self.rows(Array(text.utf8)).count == 2)
    }

    @Test
    func `a line of more than a mebibyte costs one row, and memory for no more than that`() throws {
        let line = [UInt8](repeating: UInt8(ascii: "x"), count: 5 * CSVReader.longestRecord)
        var reader = CSVReader()
        var records = reader.read(Array("title\n".utf8).span)
        for _ in 0..<5 { records += reader.read(line.span) }
        records += reader.read(Array("\n活着\n".utf8).span) + reader.finish()
        #expect(records.map(\.line) == [1, 2, 3])
        #expect(records.map { $0.problem == .tooLong } == [false, true, false])
    }

    @Test
    func `bytes in no encoding are rejected, and one bad row of a file in UTF-8 is no other encoding`() throws {
        #expect(try self.reasons(Array("title\n".utf8) + [0xFF, 0xFE, 0xFF, 0x0A]) == [2: .unreadableText])
        let bytes = Array("title\n活着\n".utf8) + [0xCE, 0xA7, 0xB3, 0xC7, 0x0A] + Array("三体\n".utf8)
        #expect(try self.reasons(bytes) == [3: .unreadableText])
        #expect(try self.rows(bytes).count == 3)
    }

    @Test
    func `a stray byte spoils no other row`() throws {
        // Here 0xE9 is é in Latin-1; with the comma behind it, it is nothing in GB18030.
        let bytes = Array("title,author\nCaf".utf8) + [0xE9] + Array(",甲\n活着,余华\n三体,刘慈欣\n".utf8)
        #expect(try self.reasons(bytes) == [2: .unreadableText])
        let titles = try self.rows(bytes).compactMap { if case .book(let book, _) = $0 { book.title } else { nil } }
        #expect(titles == ["活着", "三体"])
    }

    @Test
    func `a last row that is cut off is rejected`() throws {
        let text = "isbn,title,author,\n9787121139512,浪潮之巅,吴军\n9787020002207,红楼"
        #expect(try self.reasons(text.utf8) == [3: .cutOff])
        #expect(try self.reasons((text + ",曹").utf8).isEmpty)
        #expect(try self.reasons((text + "\n").utf8).isEmpty)
    }

    @Test
    func `an empty field, and a rating alone, leave what is known`() throws {
        let old = Book(
            isbn: ISBN("9787020002207"),
            title: "红楼梦",
            price: "59元",
            rating: Rating(average: 9.6),
            popularity: 30
        )
        let row = try self.rows(Array("isbn,title,评分,定价\n9787020002207,红楼梦,9.7,\n".utf8)).first
        guard case .book(let book, let fields)? = row else {
            Issue.record("no book")
            return
        }
        let merged = fields.keeping(old, in: book)
        #expect(merged.rating?.average == 9.7)
        #expect(merged.price == "59元")
        #expect(merged.popularity == 30)
    }

    @Test
    func `two hundred bytes of a rejected row are shown, and only whole characters`() throws {
        let row = try self.rows(Array("isbn,title\n坏,\(String(repeating: "书", count: 300)),x\n".utf8)).first
        guard case .rejected(let rejected)? = row else {
            Issue.record("\(String(describing: row))")
            return
        }
        #expect(rejected.text == "坏,\(String(repeating: "书", count: 65))")
    }

    @Test
    func `a batch ends where its rows are many bytes`() async throws {
        let store = MemoryBookRepository()
        var books = BookImport(into: store, file: ImportID(kind: "csv", size: 1, head: []), format: .csv)
        books.batchBytes = 100
        var bytes = Array(("title\n" + (1...100).map { "book \($0)\n" }.joined()).utf8)[...]
        var saved: [Int] = []
        let observer = BookImport.Observer(progress: { saved.append($0.saved.added) })
        let report = try await books.run(observer: observer) {
            defer { bytes = bytes.dropFirst(50) }
            return bytes.isEmpty ? nil : Array(bytes.prefix(50))
        }
        #expect(report.saved.added == 100)
        #expect(saved.count == 8)
    }

    @Test
    func `rows that an earlier import has taken are passed over, and lines go on`() throws {
        var reader = CSVBookReader(source: "test")
        reader.rowsToSkip = 2
        var rows: [ImportRow] = []
        try reader.read(Array("title,isbn\n活着,\n坏,9.78E+12\n坏,9.78E+12\n".utf8).span, into: &rows)
        guard case .rejected(let row)? = rows.first else {
            Issue.record("\(rows)")
            return
        }
        #expect(rows.count == 1)
        #expect(row.line == 4)
    }

    @Test
    func `lists as JSON are exact`() throws {
        let books = try self.books("title,authors,tags\n书,\"[\"\"甲;乙\"\",\"\"[日] 丙\"\"]\",a;b\n")
        #expect(books.first?.authors == ["甲;乙", "[日] 丙"])
        #expect(books.first?.tags == ["a", "b"])
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
        ("title\n\"活着", RejectedRow.Reason.brokenQuote), ("title\n活\u{1}着\n", .damagedTitle),
        ("title\n活\u{E000}着\n", .damagedTitle), ("title,price\n活着,1\u{0}2\n", .nul),
    ])
    func `damaged rows are rejected`(text: String, reason: RejectedRow.Reason) throws {
        #expect(try self.reasons(text.utf8) == [2: reason])
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
