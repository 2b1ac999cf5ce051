// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// The numbers by which Open Library's records name each other, and the addresses that follow from them.
package enum OpenLibraryNumber {
    /// 24347578 of `/books/OL24347578M`; `nil` for anything else.
    package static func number(of key: String) -> Int? {
        let key = key.utf8
        let name = key.lastIndex(of: UInt8(ascii: "/")).map { key[$0...].dropFirst() } ?? key[...]
        guard name.count >= 4, name.starts(with: "OL".utf8), let kind = name.suffix(1).first,
            "AMW".utf8.contains(kind)
        else { return nil }
        let digits = name.dropFirst(2).dropLast()
        guard digits.count <= 12, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The page of an edition.
    static func page(edition number: Int) -> String { "https://openlibrary.org/books/OL\(number)M" }

    /// The picture with a number; a missing one is to be an error instead of a blank.
    package static func cover(_ number: Int) -> String {
        "https://covers.openlibrary.org/b/id/\(number)-L.jpg?default=false"
    }
}
