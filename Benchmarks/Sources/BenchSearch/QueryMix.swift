// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What readers send, made from books of the catalogue at hand, always the same for the same seed.
struct QueryMix {
    enum Kind: String, CaseIterable {
        case isbn = "ISBN"
        case exact = "title or author"
        case latin = "Latin"
        case character = "one character"
        case typo = "typo"

        /// How many of a hundred are of this kind.
        var share: Int {
            switch self {
            case .isbn: 30
            case .exact: 45
            case .latin: 15
            case .character, .typo: 5
            }
        }
    }

    private var generator: SplitMix

    init(seed: UInt64) { self.generator = SplitMix(state: seed) }

    /// The next query; books are asked for until one fits its kind.
    mutating func next(from books: any BookRepository) async throws -> (kind: Kind, text: String) {
        var number = Int.random(in: 0..<100, using: &self.generator)
        let kind =
            Kind.allCases.first { kind in
                number -= kind.share
                return number < 0
            } ?? .exact
        while true {
            guard let book = try await books.random() else { throw Empty() }
            if let text = self.text(of: kind, from: book) { return (kind, text) }
        }
    }

    struct Empty: Error {}

    private mutating func text(of kind: Kind, from book: Book) -> String? {
        switch kind {
        case .isbn: return book.isbn.map { "\($0.number)" }
        case .exact:
            let texts = ([book.title] + book.authors).filter { (2...8).contains($0.count) && Self.isChinese($0) }
            return texts.randomElement(using: &self.generator)
        case .latin:
            guard !Self.isChinese(book.title) else { return nil }
            let words = book.title.split(separator: " ")
            let count = Int.random(in: 1...max(1, words.count), using: &self.generator)
            return words.prefix(count).joined(separator: " ")
        case .character: return book.title.first { Self.isChinese(String($0)) }.map { String($0) }
        case .typo:
            guard (5...10).contains(book.title.count), Self.isChinese(book.title) else { return nil }
            var characters = Array(book.title)
            let place = Int.random(in: 0..<characters.count, using: &self.generator)
            characters[place] = "的一是不了人我在有他这上来到时大地为子中你说生国年".randomElement(using: &self.generator) ?? "的"
            return String(characters)
        }
    }

    private static func isChinese(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
    }
}

private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        self.state &+= 0x9E37_79B9_7F4A_7C15
        var value = (self.state ^ (self.state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
