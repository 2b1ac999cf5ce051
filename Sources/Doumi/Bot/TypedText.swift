// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// What a reader typed, seen from afar: whether it is worth a search at all.
enum TypedText: Hashable, Sendable {
    /// Something to look for.
    case query(String)
    /// Longer than any title; pasted, as a rule.
    case tooLong
    /// Nothing but punctuation and emoji.
    case nothing
    /// Question marks alone: what is this?
    case help

    /// The most characters that are looked for.
    static let limit = 100

    /// Looks at a text.
    init(_ text: String) {
        // A text on a book may be long and have the ISBN in it.
        if text.count > Self.limit {
            if case .isbn(let isbn) = ISBN.read(String(text.prefix(2000))) {
                self = .query(isbn.description)
            } else {
                self = .tooLong
            }
        } else if Self.isQuestionMarks(text) {
            self = .help
        } else if EmojiCodes.areAll(of: text) || !text.unicodeScalars.contains(where: Self.isLetterOrDigit) {
            self = .nothing
        } else {
            self = .query(text)
        }
    }

    private static func isQuestionMarks(_ text: String) -> Bool {
        text.contains { "?？".contains($0) } && text.allSatisfy { "?？ \n".contains($0) }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}
