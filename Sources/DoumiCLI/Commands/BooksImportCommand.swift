// This source file is part of swift-wechat, a WeChat Official Account message server in Swift.
// SPDX-License-Identifier: MIT

import ArgumentParser
import BookCatalog
import Doumi
import Foundation
import WeChatServer

/// `doumi books import`: brings a file of books into the catalogue.
struct BooksImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Imports books from CSV or JSON, plain or gzipped.",
        discussion: """
            csv     UTF-8 or GB18030. The first line names the columns, in English or Chinese: isbn13 or ISBN, title or \
            书名, subtitle, authors or 作者, translators or 译者, publisher or 出版社, pubdate or 出版年, pages or 页数, \
            price or 定价, binding, rating or 评分, url and others.
            jsonl   what `doumi books export --format jsonl` writes, or books with the names of Douban's API v2: one a \
            line, a list, {"books": […]}, or a map from ISBNs. Ratings are 豆瓣's where a book links to a page there.
            douban  the same, where all books are Douban's. It has to be asked for.

            A book that is already there is replaced, but for what its row leaves empty or the file doesn't speak of. A \
            running server goes on meanwhile. An import that was interrupted goes on where it ended when the same file is imported again.
            """
    )

    @Argument(help: "The file; - for standard input.")
    var file: String

    @Option(help: "csv, jsonl or douban; otherwise csv or jsonl, told by how the file begins.")
    var format: ImportFormat?

    @Option(
        help: ArgumentHelp(
            "Lists the rejected rows there, as CSV: line, reason, and how the row begins. Replaces the file, but continues "
                + "it where the import goes on.",
            valueName: "file"
        )
    )
    var report: String?

    @Flag(help: "Begins anew where an import of the same file was interrupted.")
    var restart = false

    @OptionGroup(title: "Configuration") var options: ConfigurationOptions

    func run() async throws {
        let configuration = try ServerConfiguration(settings: try self.options.settings())
        guard case .sqlite = configuration.database else {
            throw CommandFailure("database.url is \(configuration.database): the books would be gone at once")
        }
        let source = try ImportSource(path: self.file)
        guard !source.textHead.isEmpty else { throw ImportError.empty }
        guard let store = try await DoumiStores(configuration.database).books as? any BookImportStore else {
            throw CommandFailure("\(configuration.database) takes no imports")
        }
        let format = self.format ?? ImportFormat(guessedFrom: source.textHead)
        let id = ImportID(kind: format.rawValue, size: source.size, head: source.head)
        var books = BookImport(into: store, file: id, format: format)
        if self.restart { try await books.restart() }
        let isResumed = try await books.resume()
        if isResumed {
            Self.tell(
                "going on after row \(ImportProgress.grouped(books.report.rows)), where an import of this file was interrupted"
            )
        }
        try await self.run(books, from: source, isResumed: isResumed)
    }

    private func run(_ books: BookImport, from source: ImportSource, isResumed: Bool) async throws {
        var books = books
        let rejections = try self.report.map {
            try RejectionReport(path: $0, listed: isResumed ? books.report.rejectedCount : nil)
        }
        let clock = ContinuousClock()
        let start = clock.now
        let isTerminal = isatty(STDERR_FILENO) == 1
        var progress = ImportProgress(size: source.size, rowsBefore: books.report.rows, isTerminal: isTerminal)
        let observer = BookImport.Observer(rejected: { try rejections?.add($0) }) { report in
            let text = progress.text(report, bytesRead: source.bytesRead, elapsed: clock.now - start)
            if let text { Self.write(text) }
        }
        do {
            let report = try await books.run(observer: observer) { try source.next() }
            Self.write(progress.end)
            self.summarise(report)
        } catch {
            Self.write(progress.end)
            self.summarise(books.report)
            throw error
        }
    }

    private func summarise(_ report: ImportReport) {
        print(
            "read \(report.rows), added \(report.saved.added), replaced \(report.saved.updated), "
                + "rejected \(report.rejectedCount)"
        )
        for (reason, count) in report.rejected.sorted(by: { ($1.value, "\($0.key)") < ($0.value, "\($1.key)") }) {
            print("  \(count) × \(reason)")
        }
    }

    private static func tell(_ text: String) { self.write("doumi: \(text)\n") }

    private static func write(_ text: String) {
        if !text.isEmpty { FileHandle.standardError.write(Data(text.utf8)) }
    }
}
