// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import BookCatalog

/// Asks sources in their order until one of them has what is looked for.
struct SourceRound: Sendable {
    /// What came of it.
    struct Result: Sendable {
        /// The books, the best first, each once.
        var books: [Book] = []
        /// The sources that couldn't answer, by their names for readers.
        var silent: [String] = []
    }

    /// The most books that are taken of a text.
    static let mostBooks = 10

    let sources: [any BookSource]

    /// Asks.
    func ask(_ question: LookupQuestion) async -> Result {
        var result = Result()
        for source in self.sources {
            do {
                switch question {
                case .isbn(let isbn):
                    guard let book = try await source.book(isbn: isbn), Self.isSound(book), book.isbn == isbn else {
                        continue
                    }
                    result.books = [book]
                    return result
                case .text(let text):
                    let books = try await source.books(for: text, limit: Self.mostBooks).filter(Self.isSound)
                    result.books = BookMerge.union(result.books, books)
                    if try await Self.isAnswered(text, by: result.books) { return Self.ranked(result) }
                }
            } catch {
                result.silent.append(source.title)
            }
        }
        return Self.ranked(result)
    }

    /// A title of which nothing can be looked up is none.
    private static func isSound(_ book: Book) -> Bool { !SearchWords(book.title).isEmpty }

    /// Whether one of the books is what was asked for.
    private static func isAnswered(_ text: String, by books: [Book]) async throws -> Bool {
        LookupQuestion.isExact(try await BookFinder(repository: MemoryBookRepository(books)).find(text))
    }

    private static func ranked(_ result: Result) -> Result {
        var result = result
        result.books = Array(result.books.prefix(self.mostBooks))
        return result
    }
}
