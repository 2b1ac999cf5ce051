// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

extension ISBN {
    /// What a text turns out to be when it is read as an ISBN.
    public enum Reading: Hashable, Sendable {
        /// A valid ISBN.
        case isbn(ISBN)
        /// Something that was surely meant as an ISBN, or comes from a barcode scanner, and isn't one.
        case notISBN(Problem)
        /// Any other text: a title, an author, a year.
        case otherText
    }

    /// Why a text that looks like an ISBN isn't one.
    public enum Problem: Hashable, Sendable, Codable {
        /// The check digit does not fit the others; one digit is wrong, or two changed places.
        case wrongCheckDigit
        /// Neither thirteen digits nor ten, though the text says or shows that it is an ISBN.
        case wrongDigitCount(Int)
        /// A barcode that begins with 977: a magazine or newspaper (ISSN).
        case magazine
        /// A barcode that begins with 690 to 699: other goods from China.
        case goods
        /// A number that begins with 979-0: printed music (ISMN).
        case music
        /// Any other barcode that isn't a book's.
        case otherBarcode
    }

    /// Reads a text as an ISBN, and says what it is when it isn't one.
    ///
    /// Understood are ISBN-13, ISBN-10 and the nine digits of an SBN, in ASCII or full width, with dashes of every
    /// kind, dots and spaces; `ISBN`, `ISBN-13:` or `书号` before it, 《》 and quotes around it; an add-on of two or
    /// five digits behind it; `x` for `X`; `O` for 0 and `l` for 1 between digits; and what WeChat's scanner sends,
    /// `EAN_13,9787121139512`.
    public static func read(_ text: String) -> Reading {
        let typed = DigitText(text)
        let digits = typed.digits
        guard typed.isOnlyDigits else {
            if let isbn = typed.embedded { return .isbn(isbn) }
            return digits.isEmpty ? .otherText : Self.read(thirteen: digits)
        }
        switch digits.count {
        case 13: return Self.read(thirteen: digits)
        case 15 where digits.starts(with: [9, 7]), 18 where digits.starts(with: [9, 7]):
            return Self.read(thirteen: Array(digits.prefix(13)))
        case 10:
            if let isbn = ISBN(ten: digits) { return .isbn(isbn) }
            return .notISBN(.wrongCheckDigit)
        case 9:
            if let isbn = ISBN(ten: [0] + digits) { return .isbn(isbn) }
            fallthrough
        default:
            if let isbn = typed.embedded, digits.count > 13 { return .isbn(isbn) }
            let isMarked = typed.isMarked || digits.count >= 11 && digits.starts(with: [9, 7, 8])
            return isMarked && !digits.isEmpty ? .notISBN(.wrongDigitCount(digits.count)) : .otherText
        }
    }

    private static func read(thirteen digits: [Int]) -> Reading {
        if let isbn = ISBN(thirteen: digits) { return .isbn(isbn) }
        switch digits[0] * 100 + digits[1] * 10 + digits[2] {
        case 977: return .notISBN(.magazine)
        case 690...699: return .notISBN(.goods)
        case 979 where digits[3] == 0: return .notISBN(.music)
        case 978, 979: return .notISBN(.wrongCheckDigit)
        default:
            let twelve = digits.prefix(12).reduce(0) { $0 * 10 + $1 }
            return .notISBN(Self.checkDigit(ofFirstTwelve: twelve) == digits[12] ? .otherBarcode : .wrongCheckDigit)
        }
    }
}

extension ISBN.Problem: CustomStringConvertible {
    /// What to tell the operator.
    public var description: String {
        switch self {
        case .wrongCheckDigit: "wrong check digit"
        case .wrongDigitCount(let count): count == 1 ? "1 digit" : "\(count) digits"
        case .magazine: "a magazine's barcode"
        case .goods: "a barcode of other goods"
        case .music: "a number of printed music"
        case .otherBarcode: "a barcode of something else"
        }
    }
}
