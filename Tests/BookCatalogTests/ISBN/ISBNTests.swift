// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation
import Testing

@Suite
struct ISBNTests {
    @Test(arguments: [
        "9787121139512", "978-7-121-13951-2", "978 7 121 13951 2", "９７８７１２１１３９５１２", "978–7—121－13951·2",
        "ISBN 978-7-121-13951-2", "ISBN：9787121139512", "isbn9787121139512", "ISBN-13: 978-7-121-13951-2",
        "ISBN 13 9787121139512", "书号：978-7-121-13951-2。", "《9787121139512》", "“9787121139512”",
        "EAN_13,9787121139512", "9787121139512 05500", "978712113951205500", "978712113951205", "7121139510",
        "7-121-13951-0", "ISBN-10: 7-121-13951-0", "97871211395l2", "978712ll39512", "\u{FEFF}9787121139512\u{200B}",
        "浪潮之巅 978-7-121-13951-2 吴军", "国际标准书号 ISBN 9787121139512",
    ])
    func `every spelling is understood`(text: String) {
        #expect(ISBN(text)?.description == "9787121139512")
    }

    @Test
    func `an X counts ten, and may be small or wide`() {
        for text in ["7-5063-6543-X", "080442957X", "080442957x", "０８０４４２９５７Ｘ"] {
            #expect(ISBN(text)?.isbn10?.last == "X")
        }
        #expect(ISBN("080442957X")?.description == "9780804429573")
    }

    @Test
    func `nine digits are an SBN`() {
        #expect(ISBN("0804429570") == nil)
        #expect(ISBN("80442957X")?.description == "9780804429573")
    }

    @Test
    func `ten digits come back only from 978`() {
        #expect(ISBN("9787121139512")?.isbn10 == "7121139510")
        #expect(ISBN("9791032304273") != nil)
        #expect(ISBN("9791032304273")?.isbn10 == nil)
    }

    @Test(arguments: [
        ("9787121139512", "978-7-121-13951-2"), ("9787020024759", "978-7-02-002475-9"),
        ("9787506365437", "978-7-5063-6543-7"), ("9787805201269", "978-7-80520-126-9"),
        ("9780143039433", "9780143039433"),
    ])
    func `Chinese ISBNs have hyphens`(digits: String, hyphenated: String) {
        #expect(ISBN(digits)?.hyphenated == hyphenated)
    }

    @Test(arguments: [
        ("9787121139513", ISBN.Problem.wrongCheckDigit), ("8787121139512", .wrongCheckDigit),
        ("7121139511", .wrongCheckDigit), ("978712113951", .wrongDigitCount(12)), ("ISBN 978712", .wrongDigitCount(6)),
        ("9771674678004", .magazine), ("6901234567892", .goods), ("EAN_13,6901234567892", .goods),
        ("9790001012345", .music), ("4006381333931", .otherBarcode),
    ])
    func `what isn't an ISBN has a reason`(text: String, problem: ISBN.Problem) {
        #expect(ISBN.read(text) == .notISBN(problem))
    }

    @Test(arguments: ["1984", "2666", "1Q84", "", "？", "ISBN", "浪潮之巅", "12345678901234567890", "123456788", "1,984"])
    func `other texts are titles`(text: String) {
        #expect(ISBN.read(text) == .otherText)
    }

    @Test
    func `each wrong digit and each noticed swap can be repaired`() throws {
        let isbn = try #require(ISBN("9787121139512"))
        let digits = isbn.description.map { Int(String($0)) ?? 0 }
        for place in digits.indices {
            for digit in 0...9 where digit != digits[place] {
                var wrong = digits
                wrong[place] = digit
                let text = wrong.map(String.init).joined()
                #expect(ISBN(text) == nil)
                #expect(ISBN.repairs(of: text).contains(isbn))
                #expect(ISBN.repairs(of: text).count <= 25)
            }
        }
        #expect(ISBN.repairs(of: "9787121193512").contains(isbn))
        #expect(!isbn.repairs.contains(isbn))
    }

    @Test
    func `it is coded as its digits, and decoded from any spelling`() throws {
        let isbn = try #require(ISBN("9787121139512"))
        #expect(String(decoding: try JSONEncoder().encode([isbn]), as: UTF8.self) == #"["9787121139512"]"#)
        #expect(try JSONDecoder().decode([ISBN].self, from: Data(#"["7-121-13951-0"]"#.utf8)) == [isbn])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([ISBN].self, from: Data(#"["1984"]"#.utf8)) }
    }
}
