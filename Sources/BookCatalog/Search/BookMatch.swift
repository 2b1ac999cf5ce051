// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// Why a book was found, the best reason first.
///
/// A reason at or after ``similarSound`` means that the reader hadn't quite written what the book is called.
public enum BookMatch: Int, Hashable, Sendable, Comparable, CaseIterable {
    /// It is the very book that was asked for, by its ISBN or its identity.
    case isbn
    /// That is its title, and the author fits as well.
    case titleAndAuthor
    /// That is its title.
    case title
    /// Its title begins so.
    case titlePrefix
    /// That is its author.
    case author
    /// Its title, read aloud, is spelt so.
    case pinyin
    /// Its author's name, read aloud, is spelt so.
    case authorPinyin
    /// Those are the first letters of its title, read aloud.
    case initials
    /// The words stand within its title.
    case withinTitle
    /// The words stand in its title, subtitle and authors together.
    case words
    /// The words stand in its publisher, translators, original title or subjects.
    case details
    /// It sounds like what was written, but is written otherwise.
    case similarSound
    /// Its title looks like what was written.
    case similarTitle

    /// Orders reasons from the best to the weakest.
    public static func < (lhs: BookMatch, rhs: BookMatch) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension BookMatch: CustomStringConvertible {
    /// What to tell the operator.
    public var description: String {
        switch self {
        case .isbn: "ISBN"
        case .titleAndAuthor: "title and author"
        case .title: "title"
        case .titlePrefix: "beginning of the title"
        case .author: "author"
        case .pinyin: "pinyin of the title"
        case .authorPinyin: "pinyin of the author"
        case .initials: "initials"
        case .withinTitle: "within the title"
        case .words: "words"
        case .details: "details"
        case .similarSound: "similar sound"
        case .similarTitle: "similar title"
        }
    }
}
