// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

#if Postgres

import BookCatalog

/// The terms of a book as a `tsvector`.
///
/// A term stands at its place in its field, whose weight says which field it is: A title, B subtitle, C authors, D the
/// details. There are no more weights, so the terms of the pinyin begin with a mark instead. Those of authors that are
/// written in letters stand there with a mark as well: the index knows no weights, and would give all books that have such a
/// word. Between two fields there is a gap, so that no phrase reaches over it. The details come last: they may be long, and
/// what is too much is left out.
package struct TermVector {
    /// What terms of the pinyin begin with; no text folds to it.
    static let spokenMark = "~"
    /// What terms of authors begin with; no text folds to it.
    static let authorMark = "@"
    /// The version of all this, and of the analysis that makes the terms.
    package static let version = TextAnalysis.version * 100 + 2

    /// A `tsvector`'s places are numbered up to 16 383, a term keeps 255 of them, and all terms with their places have less
    /// than 1 MiB (https://www.postgresql.org/docs/current/textsearch-limitations.html).
    ///
    /// What stands behind that isn't found.
    private static let lastPlace = 16_383
    private static let mostPlaces = 255
    private static let mostBytes = 1_000_000
    private static let gap = 2
    private static let order: [TermField] = [.title, .subtitle, .authors, .pinyin, .details]

    /// Each term with its places: weight in the upper two bits, number below.
    private var places: [String: [UInt16]] = [:]

    /// Takes the terms of each field, separated by spaces, as `PreparedBook` has them.
    package init(_ terms: [String]) {
        let fields = Dictionary(uniqueKeysWithValues: zip(TermField.allCases, terms))
        var (place, size) = (0, 0)
        for field in Self.order {
            for term in fields[field, default: ""].split(separator: " ") {
                place += 1
                for lexeme in Self.lexemes(String(term), of: field) {
                    let known = self.places[lexeme]?.count ?? 0
                    guard known < Self.mostPlaces else { continue }
                    // Behind a term there may be a byte of padding, then the number of its places.
                    size += (known == 0 ? lexeme.utf8.count + 4 : 0) + 2
                    guard place <= Self.lastPlace, size <= Self.mostBytes else { return }
                    self.places[lexeme, default: []].append(UInt16(place) | Self.weight(of: field) << 14)
                }
            }
            place += Self.gap
        }
    }

    /// A term as it stands in the index, with the mark of its field before it or not.
    private static func lexemes(_ term: String, of field: TermField) -> [String] {
        switch field {
        case .pinyin: [self.lexeme(term, mark: self.spokenMark)]
        case .authors where self.isMarked(term): [self.lexeme(term), self.lexeme(term, mark: self.authorMark)]
        case .title, .subtitle, .authors, .details: [self.lexeme(term)]
        }
    }

    /// Whether a term of authors stands there with a mark too: one that begins with a letter that all the world has, as does
    /// then all that begins it.
    static func isMarked(_ term: String) -> Bool { term.utf8.first.map { $0 < 0x80 } ?? false }

    /// A term as it stands in the index; one that is longer than any query is cut.
    static func lexeme(_ term: String, mark: String = "") -> String {
        let whole = mark + term
        return whole.utf8.count <= 1000 ? whole : String(whole.unicodeScalars.prefix(250))
    }

    private static func weight(of field: TermField) -> UInt16 {
        switch field {
        case .title: 3
        case .subtitle: 2
        case .authors: 1
        case .details, .pinyin: 0
        }
    }

    /// The value as the server reads it: how many terms; each, with a zero behind it, how many places, and these.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(self.places.count * 14 + 4)
        func append(_ integer: some FixedWidthInteger) {
            withUnsafeBytes(of: integer.bigEndian) { bytes += $0 }
        }
        append(Int32(self.places.count))
        for (lexeme, places) in self.places {
            bytes += lexeme.utf8
            bytes.append(0)
            append(UInt16(places.count))
            for place in places { append(place) }
        }
        return bytes
    }
}

#endif
