// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import BookCatalog
import Doumi
import WeChatServer

/// `doumi books search`: looks up the catalogue, and says why each book was found.
struct BooksSearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Searches the catalogue as the bot does, and says why each book was found."
    )

    @Argument(help: "What to look for.")
    var text: [String]

    @Option(help: "How many books to show at the most.")
    var limit = 20

    @OptionGroup(title: "Configuration") var options: ConfigurationOptions

    func run() async throws {
        let configuration = try ServerConfiguration(settings: try self.options.settings())
        let finder = BookFinder(repository: try await DoumiStores(configuration.database).books, limit: self.limit)
        let answer = try await finder.find(self.text.joined(separator: " "))
        switch answer {
        case .book(let hit): self.show([hit])
        case .list(let hits, let hasMore), .author(_, let hits, let hasMore):
            self.show(hits)
            if hasMore { print("… and more (--limit)") }
        case .repaired(let hits, let typed):
            print("\(typed) is no ISBN; one digit away:")
            self.show(hits)
        case .notISBN(let problem, let typed): throw CommandFailure("\(typed) is no ISBN: \(problem)")
        case .notFound(let missing):
            print("not found; near:")
            self.show(missing.near)
            throw ExitCode.failure
        case .nothingAsked: throw ValidationError("nothing to look for")
        }
    }

    private func show(_ hits: [BookHit]) {
        for hit in hits {
            let book = hit.book
            let editions = hit.otherEditions > 0 ? " +\(hit.otherEditions)" : ""
            print("\(book.id)\t\(book.title)\t\(book.authors.joined(separator: ", "))\t\(hit.match)\(editions)")
        }
    }
}
