// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog
import Foundation

/// A text that a reader may send, with a slip or without, and the book of the starter catalogue that is meant.
public struct ReaderQuery: Sendable {
    /// What is the matter with it: `sound`, `typo`, `swap`, `traditional`, `pinyin`, `partial`, `author+title`, …
    public let kind: String
    /// What is sent.
    public let text: String
    /// The book that is meant.
    public let isbn: ISBN

    /// All of them, as they stand in `queries.tsv`.
    public static func all() throws -> [ReaderQuery] {
        guard let url = Bundle.module.url(forResource: "queries", withExtension: "tsv") else {
            throw BookRepositoryCompatibility.Failure(description: "queries.tsv is missing")
        }
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { line in
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                guard fields.count > 2, let isbn = ISBN(fields[2]) else {
                    throw BookRepositoryCompatibility.Failure(description: "queries.tsv: \(line)")
                }
                return ReaderQuery(kind: fields[0], text: fields[1], isbn: isbn)
            }
    }

    /// Whether the meant work comes first; what is found in its place otherwise.
    public func miss(in answer: BookAnswer, of meant: Book) -> String? {
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
