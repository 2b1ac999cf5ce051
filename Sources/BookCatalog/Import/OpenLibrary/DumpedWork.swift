// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

/// A work as Open Library's dumps have one: what all its editions have in common.
package struct DumpedWork: Hashable, Sendable {
    /// 45804 of `/works/OL45804W`.
    package let number: Int
    package private(set) var title: String?
    package private(set) var subtitle: String?
    /// The numbers of its authors.
    package private(set) var authors: [Int] = []
    package private(set) var subjects: [String] = []
    package private(set) var description: String?
    /// The number of a picture.
    package private(set) var cover: Int?

    /// Reads the record of a work.
    init(number: Int, _ scanner: inout JSONScanner) throws(RejectedRow.Reason) {
        self.number = number
        do {
            let isObject = try scanner.object { scanner, key throws(JSONScanner.Failure) in
                switch key {
                case "title": self.title = try scanner.line()
                case "subtitle": self.subtitle = try scanner.line()
                case "authors": self.authors = try scanner.keys().compactMap { OpenLibraryNumber.number(of: $0) }
                case "subjects": self.subjects = try scanner.lines()
                case "description": self.description = try scanner.paragraphs()
                case "covers": self.cover = try scanner.lines().lazy.compactMap { Int($0) }.first { $0 > 0 }
                default: try scanner.skip()
                }
            }
            guard isObject else { throw JSONScanner.Failure() }
        } catch { throw .notJSON }
    }

    /// A work as it was kept.
    package init(
        number: Int,
        title: String? = nil,
        subtitle: String? = nil,
        authors: [Int] = [],
        subjects: [String] = [],
        description: String? = nil,
        cover: Int? = nil
    ) {
        self.number = number
        self.title = title
        self.subtitle = subtitle
        self.authors = authors
        self.subjects = subjects
        self.description = description
        self.cover = cover
    }
}
