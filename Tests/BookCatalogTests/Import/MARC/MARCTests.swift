// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation
import Testing

@testable import BookCatalog

@Suite
struct MARCTests {
    /// As the Library of Congress has it.
    private static let cleanCode: [(String, String)] = [
        ("001", "15418259"), ("003", "DLC"), ("020", "  $a9780132350884 (pbk. : alk. paper)$cUSD 49.99 :"),
        ("100", "1 $aMartin, Robert C.,$eauthor."),
        ("245", "10$aClean code :$ba handbook of agile software craftsmanship /$cRobert C. Martin."),
        ("264", " 1$aUpper Saddle River, NJ :$bPrentice Hall,$cc2009."), ("264", " 4$cwrong"),
        ("300", "  $axxix, 431 p. :$bill. ;$c24 cm."), ("650", " 0$aAgile software development.$vHandbooks"),
        ("700", "1 $aHan, Lei,$etranslator."), ("700", "1 $aKnuth, Donald Ervin."),
        ("700", "1 $aArtist, An,$eillustrator."),
    ]

    /// As the National Library of China has it.
    private static let tide: [(String, String)] = [
        ("001", "012345"), ("010", "  $a7-121-13951-0$b平装$dCNY55.00"),
        ("100", "  $a20110801d2011    em y0chiy50      ea"),
        ("200", "1 $a浪潮之巅$9lang chao zhi dian$dOn top of tides$h第一册$e一部IT史$f(中) 吴军, 李明等著$g韩磊译"),
        ("210", "  $a北京$c电子工业出版社$d2011.8"), ("215", "  $a12, 584页$c图$d24cm"), ("330", "  $a讲述IT产业的历史。"),
        ("606", "0 $a电子计算机工业$x历史"), ("610", "0 $a互联网"), ("690", "  $aF407.67$v4"),
        ("701", " 0$a吴军$9wu jun$4著"), ("701", " 1$a史蒂文斯$bW. R.$4著"), ("702", " 0$a韩磊$4译"),
    ]

    private func rows(_ bytes: [UInt8], by size: Int = 4096) throws -> [ImportRow] {
        var reader = MARCBookReader(source: "marc")
        var rows: [ImportRow] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            try reader.read(Array(bytes[start..<min(start + size, bytes.count)]).span, into: &rows)
        }
        try reader.finish(into: &rows)
        return rows
    }

    @Test
    func `what is known from elsewhere is only added to`() throws {
        guard case .book(_, let fields)? = try self.rows(self.titled("活着")).first else {
            Issue.record("no book")
            return
        }
        #expect(fields == .gapsOnly)
    }

    private func book(_ bytes: [UInt8]) throws -> Book {
        switch try self.rows(bytes).first {
        case .book(let book, _)?: return book
        case .rejected(let row)?: throw row.reason
        case nil: throw ImportError.empty
        }
    }

    /// Titles, and what is wrong with the other rows, by their numbers.
    private func summary(_ bytes: [UInt8], by size: Int = 4096) throws -> [String] {
        try self.rows(bytes, by: size)
            .map { row in
                switch row {
                case .book(let book, _): book.title
                case .rejected(let row): "\(row.line): \(row.reason)"
                }
            }
    }

    private func titled(_ title: String) -> [UInt8] { MARCBuilder().record([("001", title), ("245", "00$a\(title)")]) }

    @Test
    func `a record of MARC 21 becomes a book without the punctuation of a card`() throws {
        let book = try self.book(MARCBuilder().record(Self.cleanCode))
        #expect(book.isbn == ISBN("9780132350884"))
        #expect(book.title == "Clean code")
        #expect(book.subtitle == "a handbook of agile software craftsmanship")
        #expect(book.authors == ["Robert C. Martin", "Donald Ervin Knuth"])
        #expect(book.translators == ["Lei Han"])
        #expect(book.publisher == "Prentice Hall")
        #expect(book.published?.description == "2009")
        #expect(book.pages == 431)
        #expect(book.price == "USD 49.99")
        #expect(book.tags == ["Agile software development"])
        #expect(book.origin == Origin(source: "marc", id: "(DLC)15418259"))
    }

    @Test(arguments: [String.Encoding.utf8, MARCBuilder.gb18030])
    func `a record of a Chinese library becomes a book, in UTF-8 and in GB18030`(encoding: String.Encoding) throws {
        let builder = MARCBuilder(leader: "nam0 22   450 ", encoding: encoding)
        let book = try self.book(builder.record(Self.tide))
        #expect(book.isbn == ISBN("9787121139512"))
        #expect(book.title == "浪潮之巅 第一册")
        #expect(book.subtitle == "一部IT史")
        #expect(book.originalTitle == "On top of tides")
        #expect(book.authors == ["吴军", "W. R.·史蒂文斯"])
        #expect(book.translators == ["韩磊"])
        #expect(book.publisher == "电子工业出版社")
        #expect(book.published?.description == "2011-08")
        #expect(book.pages == 584)
        #expect(book.price == "CNY55.00")
        #expect(book.binding == "平装")
        #expect(book.tags == ["电子计算机工业", "互联网", "F407.67"])
        #expect(book.summary == "讲述IT产业的历史。")
    }

    @Test
    func `without fields for people the title page says who made the book`() throws {
        let builder = MARCBuilder(leader: "nam0 22   450 ")
        let book = try self.book(builder.record(Self.tide.filter { !$0.0.hasPrefix("7") }))
        #expect(book.authors == ["吴军", "李明"])
        #expect(book.translators == ["韩磊"])
    }

    @Test
    func `a title as it is printed comes before the one in Latin letters`() throws {
        let book = try self.book(
            MARCBuilder()
                .record([
                    ("100", "1 $6880-01$aWu, Jun."), ("245", "10$6880-02$aLang chao zhi dian /$cWu Jun zhu."),
                    ("880", "1 $6100-01/1$a吴军."), ("880", "10$6245-02/1$a浪潮之巅 /$c吴军著."),
                    ("880", " 1$6264-00/1$b电子工业出版社,$c2011."),
                ])
        )
        #expect(book.title == "浪潮之巅")
        #expect(book.authors == ["吴军"])
        #expect(book.publisher == "电子工业出版社")
    }

    @Test(arguments: [1, 13, 4096])
    func `what is no record is named by its number, and the next one is read`(size: Int) throws {
        let (one, two) = (self.titled("Title one"), self.titled("Title two"))
        var short = one
        short.replaceSubrange(0..<5, with: MARCBuilder.digits(one.count - 9, 5))
        var long = one
        long.replaceSubrange(0..<5, with: MARCBuilder.digits(one.count + 9, 5))
        #expect(try self.summary(one + [0x0A] + two + [0x0D, 0x0A, 0x1A], by: size) == ["Title one", "Title two"])
        let length = "2: a record of another length than it says"
        #expect(try self.summary(two + short + two, by: size) == ["Title two", length, "Title two"])
        #expect(try self.summary(two + long + two, by: size) == ["Title two", length, "Title two"])
        #expect(try self.summary(two + one.dropLast() + two, by: size) == ["Title two", length, "Title two"])
        let rubbish = "2: no record of ISO 2709"
        #expect(try self.summary(two + Array("rubbish".utf8) + two, by: size) == ["Title two", rubbish, "Title two"])
        #expect(
            try self.summary(two + one.dropLast(20), by: size) == ["Title two", "2: cut off at the end of the file"]
        )
    }

    @Test
    func `megabytes of rubbish are one row, and what follows is read`() throws {
        let rubbish = [UInt8](repeating: UInt8(ascii: "x"), count: 3 << 20)
        #expect(try self.summary(rubbish + self.titled("Title"), by: 1 << 16) == ["1: no record of ISO 2709", "Title"])
    }

    @Test
    func `a directory that doesn't fit is named`() throws {
        let record = self.titled("Title")
        for place in [27, 31, 35, 36 + 4, 36 + 11] {
            var bytes = record
            bytes[place] = UInt8(ascii: "9")
            #expect(throws: RejectedRow.Reason.marcDirectory) { try self.book(bytes) }
        }
        for base in [0, 24, 25, 30, 99_999] {
            var bytes = record
            bytes.replaceSubrange(12..<17, with: MARCBuilder.digits(base, 5))
            #expect(throws: RejectedRow.Reason.marcDirectory) { try self.book(bytes) }
        }
    }

    @Test
    func `records without ISBN of two libraries are two books, though they have the same number`() throws {
        func id(_ fields: (String, String)...) throws -> String {
            let author = fields.contains { $0.0 == "200" } ? ("701", " 0$a吴军") : ("100", "1 $aWu, Jun.")
            return try self.book(MARCBuilder().record([("001", "0042 ")] + fields + [author])).id.description
        }
        #expect(try id(("003", "DLC"), ("245", "00$aTides")) == "marc:(DLC)0042")
        #expect(try id(("003", "OCoLC"), ("245", "00$aTides")) == "marc:(OCoLC)0042")
        #expect(try id(("245", "00$aTides")) == "marc:Tides/Jun Wu")
        #expect(try id(("200", "1 $a浪潮"), ("801", " 0$aCN$bNLC"), ("801", " 2$aCN$bSHL")) == "marc:(SHL)0042")
        #expect(try id(("200", "1 $a浪潮"), ("801", " 0$aCN")) == "marc:浪潮/吴军")
    }

    @Test
    func `a directory whose fields share bytes is none`() {
        // 6000 times the same field of 9 KB: 54 MB out of 81 KB.
        let text = Array(repeating: UInt8(ascii: "x"), count: 9000) + [0x1E]
        let entry = Array("245".utf8) + MARCBuilder.digits(text.count, 4) + MARCBuilder.digits(0, 5)
        let directory = Array(repeatElement(entry, count: 6000).joined()) + [0x1E]
        let base = 24 + directory.count
        let leader = MARCBuilder.digits(base + text.count + 1, 5) + Array("nam a22".utf8) + MARCBuilder.digits(base, 5)
        let record = leader + Array("   4500".utf8) + directory + text + [0x1D]
        #expect(throws: RejectedRow.Reason.marcDirectory) { try MARCRecord(record) }
    }

    @Test
    func `each of many linked fields takes the place of its own`() throws {
        let pairs = (1...900)
            .map { number in
                [("700", "1 $6880-\(number)$aLatin."), ("880", "1 $6700-\(number)/$1$a名\(number).")]
            }
        let record = try MARCRecord(MARCBuilder().record([("245", "00$aT")] + pairs.flatMap { $0 }))
        #expect(record.all("700").map { $0["a"] } == (1...900).map { "名\($0)." })
    }

    @Test
    func `of hundreds of names the first ones are taken`() throws {
        let names = (1...300).map { ("700", "1 $aName\($0).") }
        let book = try self.book(MARCBuilder().record([("245", "00$aT")] + names))
        #expect(book.authors == (1...50).map { "Name\($0)" })
    }

    @Test
    func `no byte of a record that changes does harm`() throws {
        let record = MARCBuilder().record(Self.cleanCode)
        for place in record.indices {
            for byte: UInt8 in [0x00, 0x1D, 0x1E, 0x1F, 0x30, 0x39, 0xFF] {
                var bytes = record
                bytes[place] = byte
                let summary = try self.summary(bytes + self.titled("Next"))
                #expect(summary.last == "Next")
            }
        }
    }

    @Test
    func `text that can't be read isn't guessed`() throws {
        let builder = MARCBuilder(encoding: MARCBuilder.gb18030)
        #expect(throws: RejectedRow.Reason.unreadableText) { try self.book(builder.record([("245", "10$a浪潮之巅")])) }
        let eight = MARCBuilder(leader: "nam  22   4500", encoding: MARCBuilder.gb18030)
        #expect(throws: RejectedRow.Reason.marc8) { try self.book(eight.record([("245", "10$a浪潮之巅")])) }
        #expect(throws: RejectedRow.Reason.marc8) { try self.book(eight.record([("245", "10$a\u{1B}$1!0!")])) }
        #expect(try self.book(eight.record([("245", "10$aASCII alone.")])).title == "ASCII alone")
    }

    @Test(arguments: ["nas a22   4500", "nem a22   4500", "dam a22   4500", "nz  a22   4500"])
    func `serials, maps, people and deleted records are no books`(leader: String) {
        #expect(throws: RejectedRow.Reason.notBook) {
            try self.book(MARCBuilder(leader: leader).record([("245", "10$aTitle")]))
        }
    }

    @Test
    func `the format is told by how a file begins, and MARC in XML is refused`() throws {
        #expect(ImportFormat(guessedFrom: self.titled("T")) == .marc)
        #expect(ImportFormat(guessedFrom: Array("00012,22".utf8)) == .csv)
        let xml = Array("<?xml version=\"1.0\"?><collection/>".utf8)
        #expect(ImportFormat(guessedFrom: xml) == .marc)
        #expect(throws: ImportError.marcXML) { try self.rows(xml) }
        #expect(throws: ImportError.empty) { try self.rows([0x0A]) }
    }

    @Test(arguments: [
        ("Clean code /", "Clean code"), ("Tom Clancy's Op-center.", "Tom Clancy's Op-center"),
        ("Martin, Robert C.,", "Martin, Robert C."),
        ("U.S.A.", "U.S.A."), ("Wait ...", "Wait ..."), ("浪潮之巅.", "浪潮之巅"), ("C++ :", "C++"),
    ])
    func `punctuation goes where it separates, and stays where it belongs`(text: String, plain: String) {
        #expect(ISBDText.plain(text) == plain)
    }
}
