// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What is said about numbers and bar codes that aren't a book's.
enum BarcodeText {
    /// The first line of a card for an ISBN that had a slip in it.
    static let repairedCard = "校验位不对，是不是找这本："
    /// The heading of a list for an ISBN that had a slip in it.
    static let repairedList = "校验位不对，是不是找："
    /// For a scanned code without any ISBN.
    static let noISBN = "扫到的不是图书条形码。请扫书封底上 978 或 979 开头的条形码，或者直接发书名。"

    /// Why a number belongs to no book, and what to send instead.
    static func explanation(of problem: ISBN.Problem, typed: String) -> String {
        switch problem {
        case .wrongCheckDigit: "这个 ISBN 的校验位不对，也没有找到只差一位的书。\(self.check)"
        case .wrongDigitCount(let count): "ISBN 是 13 位或 10 位数字，这里有 \(count) 位。\(self.check)"
        case .magazine: "977 开头的是期刊条形码（ISSN），我只认识图书。\(self.isbn)"
        case .goods: "69 开头的是商品条形码，不是图书。\(self.isbn)"
        case .music: "979-0 开头的是乐谱编号（ISMN），我只认识图书。\(self.isbn)"
        case .otherBarcode: "「\(SafeText.line(typed))」不是图书条形码。\(self.isbn)"
        }
    }

    private static let check = "请对照封底或版权页核对一下，或者直接发书名。"
    private static let isbn = "图书的 ISBN 以 978 或 979 开头，一般印在封底。"
}
