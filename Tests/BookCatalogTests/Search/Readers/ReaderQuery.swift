// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog
import Foundation
import Testing

/// A text that a reader may send, with a slip or without, and the book of the starter catalogue that is meant.
struct ReaderQuery {
    /// What is the matter with it: `sound`, `typo`, `swap`, `traditional`, `pinyin`, `partial`, `author+title`, …
    let kind: String
    let text: String
    let isbn: ISBN

    /// All of them, as they stand in `queries.tsv`.
    static func all() throws -> [ReaderQuery] {
        let url = try #require(Bundle.module.url(forResource: "queries", withExtension: "tsv"))
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { line in
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                return ReaderQuery(kind: fields[0], text: fields[1], isbn: try #require(ISBN(fields[2])))
            }
    }

    /// Whether the meant work comes first; what is found in its place otherwise.
    func miss(in answer: BookAnswer, of meant: Book) -> String? {
        guard let first = answer.hits.first?.book else { return "nothing" }
        let isSame =
            TitleKey.work(first.title) == TitleKey.work(meant.title) && first.authors.first == meant.authors.first
        return isSame ? nil : first.title
    }
}

extension BookAnswer {
    /// The books in it, in their order: what was found, else what is near.
    fileprivate var hits: [BookHit] {
        switch self {
        case .book(let hit): [hit]
        case .list(let hits, hasMore: _), .author(_, let hits, hasMore: _), .repaired(let hits, typed: _): hits
        case .notFound(let notFound): notFound.near
        case .notISBN, .nothingAsked: []
        }
    }
}
