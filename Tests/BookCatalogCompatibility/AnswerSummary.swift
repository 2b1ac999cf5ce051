// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

public import BookCatalog

/// An answer in one line, so that a table of them can be read.
public enum AnswerSummary {
    /// The kind of answer, how many works, and the first of them.
    public static func of(_ answer: BookAnswer) -> String {
        switch answer {
        case .book(let hit): "book \(Self.of(hit))"
        case .list(let hits, _): "list \(hits.count): \(Self.first(hits))"
        case .author(let name, let hits, _): "author \(name) \(hits.count): \(Self.first(hits))"
        case .repaired(let hits, _): "repaired \(hits.count): \(Self.first(hits))"
        case .notISBN(let problem, _): "notISBN \(problem)"
        case .notFound(let notFound): notFound.near.isEmpty ? "notFound" : "notFound: \(Self.first(notFound.near))"
        case .nothingAsked: "nothingAsked"
        }
    }

    private static func first(_ hits: [BookHit]) -> String { hits.first.map(Self.of) ?? "" }

    private static func of(_ hit: BookHit) -> String {
        "\(hit.book.title)/\(hit.book.authors.first ?? "") +\(hit.otherEditions) \(hit.match)"
    }
}
