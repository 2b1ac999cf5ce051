// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import Foundation

/// Writes a catalogue as a text that can be imported again with nothing lost.
public struct BookExport: Sendable {
    /// The formats that there are.
    public enum Format: String, CaseIterable, Sendable {
        /// Fields separated by commas, with a header; lists are separated by `;`.
        case csv
        /// One JSON object a line.
        case jsonl
    }

    private let format: Format
    private let encoder: JSONEncoder

    /// Makes an export in a format.
    public init(_ format: Format) {
        self.format = format
        self.encoder = JSONEncoder()
        self.encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    }

    /// What stands before the first book.
    public var header: String {
        self.format == .csv ? Self.columns.map(\.name).joined(separator: ",") + "\n" : ""
    }

    /// A book as a line, or as several where its fields have line ends in them.
    ///
    /// - Throws: `EncodingError`, for numbers that are none.
    public func line(of book: Book) throws -> String {
        switch self.format {
        case .csv: try Self.columns.map { Self.field(try $0.value(book)) }.joined(separator: ",") + "\n"
        case .jsonl: String(decoding: try self.encoder.encode(book), as: UTF8.self) + "\n"
        }
    }

    /// Hands on the whole catalogue, some books at a time.
    ///
    /// - Parameters:
    ///   - catalogue: The catalogue.
    ///   - body: Takes the next lines, and how many books they are.
    /// - Throws: What the catalogue and `body` throw.
    public func run(_ catalogue: any BookListing, _ body: (String, Int) throws -> Void) async throws {
        try body(self.header, 0)
        var last = 0
        while true {
            let page = try await catalogue.books(after: last, limit: 1000)
            guard !page.books.isEmpty else { return }
            try body(page.books.map(self.line).joined(), page.books.count)
            last = page.last
        }
    }

    typealias Column = (name: String, value: @Sendable (Book) throws -> String?)

    static let columns: [Column] = [
        ("isbn13", { $0.isbn?.description }), ("title", { $0.title }), ("subtitle", { $0.subtitle }),
        ("original_title", { $0.originalTitle }), ("authors", { try CSVList($0.authors).text }),
        ("translators", { try CSVList($0.translators).text }), ("publisher", { $0.publisher }),
        ("pubdate", { $0.published?.description }), ("pages", { $0.pages.map(String.init) }), ("price", { $0.price }),
        ("binding", { $0.binding }), ("rating", { $0.rating.map { String($0.average) } }),
        ("raters", { $0.rating?.raters.map(String.init) }), ("rating_source", { $0.rating?.source }),
        ("rating_date", { $0.rating?.date }), ("popularity", { $0.popularity.map { String($0) } }), ("url", { $0.url }),
        ("cover_url", { $0.coverURL }), ("tags", { try CSVList($0.tags).text }), ("summary", { $0.summary }),
        ("source", { $0.origin.source }), ("source_id", { $0.origin.id }),
        ("source_date", { $0.origin.date?.description }),
    ]

    private static func field(_ text: String?) -> String {
        guard let text else { return "" }
        guard text.utf8.contains(where: { ",\"\n\r\t;".utf8.contains($0) }) else { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
